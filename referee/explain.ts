import type { WrongMetric } from '../shared/referee.ts';
import { EXACT, findClosest, type Metric, prepare, type Row, rightMetric } from './measure.ts';
import { type Choice, MOST, metrics, ways } from './mistakes.ts';
import { type Answer, names, namesOnly } from './reading.ts';
import { rowsOf, type Source, type Uses } from './rows.ts';

/** The most likely way to an answer: which records were compared, and what is wrong with the metric, if anything. */
export interface Explanation {
  uses: Uses;
  areSizesRanked: boolean;
  wrong: WrongMetric | undefined;
  /** How unlikely it is. */
  cost: number;
  /** Whether a figure of the answer confirms it. */
  isSure: boolean;
}

/** The cost of each difference to the answer: only some of the tied pairs, another distance, another count. */
const TIE_DROPPED = 0.4;
const OTHER_DISTANCE = 1.5;
const OTHER_COUNT = 1.5;
const FROM_ZERO = 1;
/** The cost of a loop that ends too soon, which is rarer than any other single mistake. */
const FIRST_SEATS = 1.5;
/** Explanations that cost more are rejected; the lower limit applies if the answer names nothing but seats. */
const MOST_FOR_SEATS = 2.2;
/** One mistake; two that do not lead to the printed distance are a coincidence. */
const MOST_FOR_OTHER_DISTANCE = 1.4;

/**
 * Finds out how a crawler came to its answer, by trying the usual mistakes alone and combined, the likely ones first.
 * `missed` are the seats whose reply never reached it completely. Undefined if nothing fits.
 */
export function explain(
  answer: Answer,
  seats: readonly Source[],
  missed: ReadonlySet<number>,
): Explanation | undefined {
  const rightRows = rowsOf(seats, { missed });
  let best = explainBySeats(answer, rightRows);
  const most = () => Math.min(MOST, best?.cost ?? MOST);
  // The right pairs alone are no sign that other records were compared: a figure must confirm it.
  const isRight = namesOnly(answer, findClosest(rightRows, rightMetric)?.pairs ?? []);
  const isTrue = !isRight && isTrueDistance(answer, rightRows);
  for (const { does: uses, cost } of ways) {
    if (cost > most()) break;
    const rows = rowsOf(seats, { ...uses, missed });
    if (answer.leftOut && rows.some(({ seat }) => answer.leftOut?.includes(seat))) continue;
    for (const metric of metrics) {
      if (cost + metric.cost >= most()) continue;
      const found = compareWith(answer, rows, { ...metric, uses, cost: cost + metric.cost });
      if (!found || found.cost >= (best?.cost ?? Number.POSITIVE_INFINITY)) continue;
      const limit = answer.distance ? MOST_FOR_OTHER_DISTANCE : MOST_FOR_SEATS;
      const isSimple = cost + metric.cost <= limit;
      const isLikely = isSimple && !(isRight && cost > 0 && answer.distance);
      if (isTrue ? found.isSure && isSimple : found.isSure || isLikely) best = found;
    }
  }
  return best;
}

/** Whether the right way gives the pairs the printed distance: without one clear mistake, a closer pair was just not found. */
function isTrueDistance({ pairs, distance }: Answer, rows: readonly Row[]): boolean {
  if (!distance || distance.slack > EXACT) return false;
  const distanceOf = prepare(rows, rightMetric);
  return pairs.every(([a, b]) => {
    const [one, other] = [
      rows.find(({ seat }) => a.includes(seat)),
      rows.find(({ seat }) => b.includes(seat)),
    ];
    return one && other && Math.abs(distanceOf(one, other) - distance.value) <= distance.slack;
  });
}

/**
 * Tries a crawler that is right but counts the seats from 0, or compares only the first ones; every figure of the answer
 * has to agree.
 */
function explainBySeats(answer: Answer, rows: readonly Row[]): Explanation | undefined {
  const oneMore = (named: number[]) => named.map(seat => seat + 1);
  const pairs = answer.pairs.map(([a, b]): [number[], number[]] => [oneMore(a), oneMore(b)]);
  const crawlers = [
    { said: { ...answer, pairs }, compared: rows, cost: FROM_ZERO, wrong: 'from-zero' },
    ...rows.map((_, left) => {
      const compared = rows.slice(0, rows.length - 1 - left);
      return { said: answer, compared, cost: FIRST_SEATS, wrong: 'first-seats' } as const;
    }),
  ] as const;
  for (const { said, compared, cost, wrong } of crawlers) {
    const found = compareWith(said, compared, { uses: {}, does: rightMetric, cost, wrong });
    if (found && found.cost <= cost + TIE_DROPPED) return found;
  }
  return undefined;
}

/** Compares an answer with what one way would find, and adds the cost of each difference; undefined if the pairs differ. */
function compareWith(
  answer: Answer,
  rows: readonly Row[],
  { uses, does: metric, wrong, cost }: Choice<Metric> & { uses: Uses; wrong?: WrongMetric },
): Explanation | undefined {
  const closest = findClosest(rows, metric);
  const named = closest?.pairs.filter(pair => names(answer, pair)).length ?? 0;
  if (!closest || named === 0 || named < answer.pairs.length) return undefined;
  const { distance, count } = answer;
  const isClose = distance && Math.abs(distance.value - closest.distance) <= distance.slack;
  const differences =
    (named < closest.pairs.length ? TIE_DROPPED : 0) +
    (distance && !isClose ? OTHER_DISTANCE : 0) +
    (count !== undefined && count !== rows.length ? OTHER_COUNT : 0);
  return {
    uses,
    areSizesRanked: metric.coding === 'rank',
    wrong,
    cost: cost + differences,
    isSure: distance ? isClose === true : count === rows.length,
  };
}
