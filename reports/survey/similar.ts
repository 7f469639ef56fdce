import { paragraph } from '../../cli/layout.ts';
import type { SeatPair, Survey } from '../../survey/survey-schema.ts';
import { labelStudent } from '../student-label.ts';
import { seatNamer } from './labs.ts';
import { sayCompared } from './left-out.ts';
import type { SurveyContext } from './report.ts';

/** More tied pairs than this are only counted here; the JSON has the first hundred. */
const SHOWN_TIES = 5;

/** Reports the most similar pair and its ties, how it was computed, who was compared, and the next pairs. */
export function reportSimilarity(survey: Survey, { messages, colours, width }: SurveyContext): string[] {
  const { report } = messages;
  const { mostSimilar, ranking, ties, refusal, compared } = survey.similarity;
  const [first] = mostSimilar;
  if (refusal) return paragraph(colours.bold(report.refusal(refusal)), width);
  const leftOut = paragraph(sayCompared(survey, messages), width);
  if (!first) return [...paragraph(colours.bold(report.noPair(compared)), width), ...leftOut];

  const nameSeat = seatNamer(survey.hosts, messages);
  const students = new Map(survey.hosts.map(({ seat, student }) => [seat, student]));
  const nameSeats = ({ a, b }: SeatPair) => report.seatPair(nameSeat(a.seat), nameSeat(b.seat));
  // Like "seats 7 and 23: 176 cm, 68 kg, L and 175 cm, 68 kg, L"; without measures if they are masked.
  const describe = (pair: SeatPair) => {
    const [one, other] = [students.get(pair.a.seat), students.get(pair.b.seat)];
    if (!one || !other) return nameSeats(pair);
    return report.described(nameSeats(pair), {
      a: report.body(one),
      b: report.body(other),
      ids: report.ids(labelStudent(one), labelStudent(other)),
    });
  };
  const pairs = mostSimilar.slice(0, SHOWN_TIES).map(describe);
  const next = ranking.slice(ties).map(pair => report.ranked(nameSeats(pair), pair.distance.toFixed(3)));
  return [
    colours.bold(ties > 1 ? report.mostAlikeTied(ties) : report.mostAlike),
    ...pairs.flatMap(pair => paragraph(colours.green(pair), width, 2)),
    ...(ties > SHOWN_TIES ? [`  ${report.moreTies(ties - SHOWN_TIES)}`] : []),
    '',
    ...paragraph(report.method({ ...survey.similarity, distance: first.distance.toFixed(3) }), width),
    ...leftOut,
    ...(compared === 2 ? paragraph(report.onlyTwo, width) : []),
    ...(next.length > 0 ? ['', colours.bold(report.next), ...next.map(pair => `  ${pair}`)] : []),
  ];
}
