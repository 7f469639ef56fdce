import type { WrongMetric } from '../shared/referee.ts';
import { findClosest, type Metric, rightMetric } from './measure.ts';
import { type Answer, names } from './reading.ts';
import { rowsOf, type Source, type Spelling, spellings, type Uses } from './rows.ts';

/** The most likely way to an answer: which records were compared, and by which metric. */
export interface Explanation {
  uses: Uses;
  metric: Metric;
  /** What is wrong with the metric, if anything. */
  wrong?: WrongMetric;
  compared: number;
  distance: number;
}

interface Choice<Thing> {
  does: Thing;
  /** How unlikely it is: 1 for one mistake. Two mistakes with a common cause cost little more than one. */
  cost: number;
}

/** Each row lists the ways to treat one kind of record; the first is the right one. */
const habits: readonly (readonly Choice<Uses>[])[] = [
  [
    { does: {}, cost: 0 },
    // A crawler that checks no values at all takes both as they are.
    { does: { metres: 'raw', swapped: 'raw' }, cost: 0.9 },
    { does: { metres: 'raw' }, cost: 1 },
    { does: { metres: 'mended' }, cost: 1 },
    { does: { swapped: 'raw' }, cost: 1.1 },
    { does: { swapped: 'mended' }, cost: 1.1 },
    { does: { metres: 'mended', swapped: 'mended' }, cost: 1.4 },
    { does: { metres: 'mended', swapped: 'raw' }, cost: 1.5 },
  ],
  [
    { does: {}, cost: 0 },
    { does: { twins: 'both' }, cost: 1 },
    { does: { twins: 'last' }, cost: 1 },
    { does: { twins: 'first' }, cost: 1.1 },
  ],
  [
    { does: {}, cost: 0 },
    // eval() reads both.
    { does: { quotes: 'in', expression: 'in' }, cost: 0.9 },
    { does: { quotes: 'in' }, cost: 1 },
    { does: { expression: 'in' }, cost: 1.2 },
  ],
  [
    { does: {}, cost: 0 },
    { does: { gbk: 'in' }, cost: 1 },
  ],
  [
    { does: {}, cost: 0 },
    { does: { declined: 'zero' }, cost: 1 },
  ],
  [
    { does: {}, cost: 0 },
    ...unreadCombinations().flatMap((unread): Choice<Uses>[] => [
      { does: { spellings: 'dropped', unread }, cost: 1.3 - 0.1 * unread.length },
      { does: { spellings: 'zero', unread }, cost: 1.4 - 0.1 * unread.length },
    ]),
  ],
];

const metrics: readonly (Choice<Metric> & { wrong?: WrongMetric })[] = [
  { does: rightMetric, cost: 0 },
  ...(['rank', 'unequal', 'none'] as const).flatMap(coding => [
    { does: { coding, scaling: 'none', norm: 'root' } as const, cost: 0.9, wrong: 'plain' } as const,
    { does: { coding, scaling: 'none', norm: 'squares' } as const, cost: 1, wrong: 'plain' } as const,
    { does: { coding, scaling: 'none', norm: 'sum' } as const, cost: 1.2, wrong: 'plain' } as const,
  ]),
  { does: { ...rightMetric, scaling: 'population' }, cost: 1, wrong: 'population' },
  { does: { ...rightMetric, norm: 'squares' }, cost: 1, wrong: 'squares' },
  { does: { ...rightMetric, norm: 'sum' }, cost: 1.2, wrong: 'sum' },
  { does: { ...rightMetric, coding: 'text' }, cost: 1, wrong: 'as-text' },
  { does: { coding: 'text', scaling: 'population', norm: 'root' }, cost: 1.5, wrong: 'as-text' },
  { does: { ...rightMetric, coding: 'none' }, cost: 1, wrong: 'without-size' },
  { does: { coding: 'none', scaling: 'population', norm: 'root' }, cost: 1.5, wrong: 'without-size' },
  { does: { ...rightMetric, scaling: 'range' }, cost: 1.2, wrong: 'range' },
  { does: { coding: 'rank', scaling: 'range', norm: 'sum' }, cost: 1.4, wrong: 'range' },
];

/** The cost of each difference to the answer: only some of the tied pairs, another distance, another count. */
const TIE_DROPPED = 0.4;
const OTHER_DISTANCE = 1.5;
const OTHER_COUNT = 1.5;
/** The cost of a loop that ends too soon, which is rarer than any other single mistake. */
const FIRST_SEATS = 1.5;
/** Explanations that cost more are rejected; the lower limit applies if the answer names nothing but seats. */
const MOST_FOR_SEATS = 2.2;
const MOST = 4.2;

/**
 * Finds out how a crawler came to its answer, by trying the usual mistakes alone and combined, the likely ones first.
 * `missed` are the seats whose reply never reached it completely. Undefined if nothing fits.
 */
export function explain(
  answer: Answer,
  seats: readonly Source[],
  missed: ReadonlySet<number>,
): Explanation | undefined {
  let best = explainByFirstSeats(answer, seats, missed);
  for (const { does: uses, cost: usesCost } of allUses) {
    if (usesCost > Math.min(MOST, best?.cost ?? MOST)) break;
    const rows = rowsOf(seats, { ...uses, missed });
    if (answer.leftOut && rows.some(({ seat }) => answer.leftOut?.includes(seat))) continue;
    for (const { does: metric, cost: metricCost, wrong } of metrics) {
      const cost = usesCost + metricCost;
      if (cost >= Math.min(MOST, best?.cost ?? MOST)) continue;
      const closest = findClosest(rows, metric);
      if (!closest) continue;
      const fits = compareWith(answer, closest, rows.length);
      if (fits === undefined) continue;
      const total = cost + fits.cost;
      if (total >= (best?.cost ?? Number.POSITIVE_INFINITY)) continue;
      if (cost > MOST_FOR_SEATS && !fits.isSure) continue;
      const explanation = {
        uses,
        metric,
        compared: rows.length,
        distance: closest.distance,
        ...(wrong ? { wrong } : {}),
      };
      best = { cost: total, explanation };
    }
  }
  return best?.explanation;
}

/** Tries a crawler that is right but compares only the first seats; every figure of the answer has to agree. */
function explainByFirstSeats(
  answer: Answer,
  seats: readonly Source[],
  missed: ReadonlySet<number>,
): { cost: number; explanation: Explanation } | undefined {
  for (let last = seats.length - 1; last > 1; last--) {
    const rows = rowsOf(
      seats.filter(({ seat }) => seat <= last),
      { missed },
    );
    const closest = findClosest(rows, rightMetric);
    const fits = closest && compareWith(answer, closest, rows.length);
    if (!fits || fits.cost > TIE_DROPPED) continue;
    const { distance } = closest;
    const explanation = {
      uses: {},
      metric: rightMetric,
      wrong: 'first-seats',
      compared: rows.length,
      distance,
    } as const;
    return { cost: FIRST_SEATS + fits.cost, explanation };
  }
  return undefined;
}

/** The cost of the differences between an answer and what one way would find; undefined if the pairs differ. */
function compareWith(
  answer: Answer,
  closest: { distance: number; pairs: readonly [number, number][] },
  compared: number,
): { cost: number; isSure: boolean } | undefined {
  const named = closest.pairs.filter(pair => names(answer, pair)).length;
  if (named === 0 || named < answer.pairs.length) return undefined;
  const { distance, count } = answer;
  const isClose = distance && Math.abs(distance.value - closest.distance) <= distance.slack;
  const cost =
    (named < closest.pairs.length ? TIE_DROPPED : 0) +
    (distance && !isClose ? OTHER_DISTANCE : 0) +
    (count !== undefined && count !== compared ? OTHER_COUNT : 0);
  return { cost, isSure: isClose === true || count === compared };
}

function unreadCombinations(): Spelling[][] {
  const [chinese, lower, doubled] = spellings;
  return [
    [chinese, lower, doubled],
    [chinese, lower],
    [chinese, doubled],
    [lower, doubled],
    [chinese],
    [lower],
    [doubled],
  ];
}

/** All combinations of habits, the most likely first. */
const allUses = habits
  .reduce<Choice<Uses>[]>(
    (all, choices) =>
      all.flatMap(one =>
        choices.map(other => ({ does: { ...one.does, ...other.does }, cost: one.cost + other.cost })),
      ),
    [{ does: {}, cost: 0 }],
  )
  .filter(({ cost }) => cost <= MOST)
  .sort((a, b) => a.cost - b.cost);
