import { printable } from '../../shared/printable.ts';
import type { Student } from '../../shared/reply.ts';
import type { HostResult } from '../result.ts';
import type { SeatPair, Survey } from '../survey-schema.ts';
import type { ReportContext } from './format.ts';
import { paragraph } from './layout.ts';

/** More tied pairs than this are counted on the screen; the JSON has the first hundred. */
const SHOWN_TIES = 5;

/** The most similar pair with its ties, how it was computed, over whom, and who comes next. */
export function reportSimilarity({ hosts, similarity }: Survey, context: ReportContext): string[] {
  const { messages, colours, width } = context;
  const { mostSimilar, ties, refusal, compared } = similarity;
  const [first] = mostSimilar;
  if (refusal) return paragraph(colours.bold(messages.report.refusal(refusal)), width);
  if (!first) {
    const [nobody, ...why] = [messages.report.noPair(compared), ...reportLeftOut(hosts, similarity, context)];
    return [...paragraph(colours.bold(nobody ?? ''), width), ...why];
  }

  const students = new Map(hosts.map(({ seat, student }) => [seat, student]));
  const heading = ties > 1 ? messages.report.mostAlikeTied(ties) : messages.report.mostAlike;
  const pairs = mostSimilar.slice(0, SHOWN_TIES).flatMap(pair => {
    return paragraph(colours.green(describe(pair, { students, context })), width, 2);
  });
  const more = ties > SHOWN_TIES ? [`  ${messages.report.moreTies(ties - SHOWN_TIES)}`] : [];
  return [
    colours.bold(heading),
    ...pairs,
    ...more,
    '',
    ...paragraph(messages.report.method({ ...similarity, distance: first.distance.toFixed(3) }), width),
    ...reportLeftOut(hosts, similarity, context),
    ...(compared === 2 ? paragraph(messages.report.onlyTwo, width) : []),
    ...reportRanking(similarity, context),
  ];
}

/** "seats 7 and 23: 176 cm, 68 kg, L and 175 cm, 68 kg, L", without the measures where they are masked. */
function describe(
  { a, b }: SeatPair,
  { students, context }: { students: Map<number, Student | undefined>; context: ReportContext },
): string {
  const { report } = context.messages;
  const seats = report.seatPair(a.seat, b.seat);
  const [one, other] = [students.get(a.seat), students.get(b.seat)];
  if (!one || !other) return seats;
  return report.described(seats, {
    a: report.body(one),
    b: report.body(other),
    ids: report.ids(printable(one.id), printable(other.id)),
  });
}

/** Over whom it was computed, and who was left out of it, each with the reason. */
function reportLeftOut(
  hosts: readonly HostResult[],
  { compared, excluded }: Survey['similarity'],
  { messages, width }: ReportContext,
): string[] {
  const { report } = messages;
  const declined = excluded.filter(({ reason }) => reason === 'declined').map(({ seat }) => seat);
  const twins = groupTwins(excluded);
  const without = hosts.filter(({ status }) => status !== 'ok' && status !== 'declined').length;
  const reasons = [
    ...(without > 0 ? [report.withoutRecord(without)] : []),
    ...(declined.length > 0 ? [report.declined(declined)] : []),
    ...twins.map(report.sameId),
  ];
  return paragraph(report.compared({ compared, total: hosts.length, reasons }), width);
}

/** The seats of each shared student number. Masked, there is no number to group by: all of them are one group. */
function groupTwins(excluded: Survey['similarity']['excluded']): { seats: number[]; id?: string }[] {
  const twins = excluded.filter(({ reason }) => reason === 'duplicate-id');
  return [...new Set(twins.map(({ id }) => id))].map(id => ({
    seats: twins.filter(twin => twin.id === id).map(({ seat }) => seat),
    ...(id === undefined ? {} : { id: printable(id) }),
  }));
}

function reportRanking(
  { ranking, ties }: Survey['similarity'],
  { messages, colours }: ReportContext,
): string[] {
  const next = ranking.slice(ties);
  if (next.length === 0) return [];
  const pairs = next.map(({ a, b, distance }) => {
    return messages.report.ranked(messages.report.seatPair(a.seat, b.seat), distance.toFixed(3));
  });
  return ['', colours.bold(messages.report.next), ...pairs.map(pair => `  ${pair}`)];
}
