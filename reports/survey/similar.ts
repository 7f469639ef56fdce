import { paragraph } from '../../cli/layout.ts';
import { printable } from '../../shared/printable.ts';
import type { Student } from '../../shared/reply.ts';
import type { SeatPair, Survey } from '../../survey/survey-schema.ts';
import { seatNamer } from './labs.ts';
import { type LeftOutOf, sayCompared } from './left-out.ts';
import type { SurveyContext } from './report.ts';

/** More tied pairs than this are only counted here; the JSON has the first hundred. */
const SHOWN_TIES = 5;

/** Reports the most similar pair and its ties, how it was computed, who was compared, and the next pairs. */
export function reportSimilarity({ hosts, similarity }: Survey, context: SurveyContext): string[] {
  const { messages, colours, width } = context;
  const { mostSimilar, ties, refusal, compared } = similarity;
  const [first] = mostSimilar;
  if (refusal) return paragraph(colours.bold(messages.report.refusal(refusal)), width);
  if (!first) {
    const [nobody, ...why] = [
      messages.report.noPair(compared),
      ...reportLeftOut({ hosts, similarity }, context),
    ];
    return [...paragraph(colours.bold(nobody ?? ''), width), ...why];
  }

  const nameSeat = seatNamer(hosts, messages);
  const students = new Map(hosts.map(({ seat, student }) => [seat, student]));
  const heading = ties > 1 ? messages.report.mostAlikeTied(ties) : messages.report.mostAlike;
  const pairs = mostSimilar.slice(0, SHOWN_TIES).flatMap(pair => {
    return paragraph(colours.green(describe(pair, { students, nameSeat, context })), width, 2);
  });
  const more = ties > SHOWN_TIES ? [`  ${messages.report.moreTies(ties - SHOWN_TIES)}`] : [];
  return [
    colours.bold(heading),
    ...pairs,
    ...more,
    '',
    ...paragraph(messages.report.method({ ...similarity, distance: first.distance.toFixed(3) }), width),
    ...reportLeftOut({ hosts, similarity }, context),
    ...(compared === 2 ? paragraph(messages.report.onlyTwo, width) : []),
    ...reportRanking({ hosts, similarity }, context),
  ];
}

/** Words a pair, like "seats 7 and 23: 176 cm, 68 kg, L and 175 cm, 68 kg, L"; without measures if they are masked. */
function describe(
  { a, b }: SeatPair,
  {
    students,
    nameSeat,
    context,
  }: {
    students: Map<number, Student | undefined>;
    nameSeat: (seat: number) => number | string;
    context: SurveyContext;
  },
): string {
  const { report } = context.messages;
  const seats = report.seatPair(nameSeat(a.seat), nameSeat(b.seat));
  const [one, other] = [students.get(a.seat), students.get(b.seat)];
  if (!one || !other) return seats;
  return report.described(seats, {
    a: report.body(one),
    b: report.body(other),
    ids: report.ids(printable(one.id), printable(other.id)),
  });
}

function reportLeftOut(survey: LeftOutOf, { messages, width }: SurveyContext): string[] {
  return paragraph(sayCompared(survey, messages), width);
}

function reportRanking(
  { hosts, similarity: { ranking, ties } }: Pick<Survey, 'hosts' | 'similarity'>,
  { messages, colours }: SurveyContext,
): string[] {
  const next = ranking.slice(ties);
  const nameSeat = seatNamer(hosts, messages);
  if (next.length === 0) return [];
  const pairs = next.map(({ a, b, distance }) => {
    return messages.report.ranked(
      messages.report.seatPair(nameSeat(a.seat), nameSeat(b.seat)),
      distance.toFixed(3),
    );
  });
  return ['', colours.bold(messages.report.next), ...pairs.map(pair => `  ${pair}`)];
}
