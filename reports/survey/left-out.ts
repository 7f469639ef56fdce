import type { Messages } from '../../messages/messages.ts';
import { printable } from '../../shared/printable.ts';
import { comparableId } from '../../shared/student-id.ts';
import { isAnswer } from '../../survey/result.ts';
import type { Survey } from '../../survey/survey-schema.ts';

/** The parts of a survey that show who was compared. */
export type LeftOutOf = Pick<Survey, 'hosts' | 'similarity'>;

/** Says how many students were compared, and who was left out for which reason. */
export function sayCompared({ hosts, similarity }: LeftOutOf, { report }: Messages): string {
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
function groupTwins(excluded: Survey['similarity']['excluded']): { seats: number[]; id?: string }[] {
  const twins = excluded.filter(({ reason }) => reason === 'duplicate-id');
  const keyOf = ({ id }: { id?: string | undefined }) => (id === undefined ? undefined : comparableId(id));
  return [...new Set(twins.map(keyOf))].map(key => ({
    seats: twins.filter(twin => keyOf(twin) === key).map(({ seat }) => seat),
    ...(key === undefined ? {} : { id: printable(key) }),
  }));
}
