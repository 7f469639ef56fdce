import type { Messages } from '../../messages/messages.ts';
import { groupBy } from '../../shared/group-by.ts';
import { printable } from '../../shared/printable.ts';
import { comparableId } from '../../shared/student-id.ts';
import { isAnswer } from '../../survey/result.ts';
import type { Survey } from '../../survey/survey-schema.ts';

/** Says how many students were compared, and who was left out for which reason. */
export function sayCompared({ hosts, similarity }: Survey, { report }: Messages): string {
  const { compared, excluded } = similarity;
  const declined = excluded.filter(({ reason }) => reason === 'declined').map(({ seat }) => seat);
  const without = hosts.filter(host => !isAnswer(host)).length;
  const reasons = [
    ...(without > 0 ? [report.withoutRecord(without)] : []),
    ...(declined.length > 0 ? [report.declined(declined)] : []),
    ...groupTwins(excluded).map(report.sameId),
  ];
  return report.compared({ compared, total: hosts.length, reasons });
}

/** Groups seats by shared student number. A masked survey has no numbers, so all of them form one group. */
function groupTwins(
  excluded: Survey['similarity']['excluded'],
): { seats: number[]; id: string | undefined }[] {
  const twins = excluded.filter(({ reason }) => reason === 'duplicate-id');
  const groups = groupBy(twins, ({ id }) => (id === undefined ? undefined : printable(comparableId(id))));
  return [...groups].map(([id, group]) => ({ id, seats: group.map(({ seat }) => seat) }));
}
