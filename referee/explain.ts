import type { WrongMetric } from '../shared/referee.ts';
import { findClosest, type Metric, type Row, rightMetric } from './measure.ts';
import { type Answer, names } from './reading.ts';
import { rowsOf, type Source, type Spelling, type Uses } from './rows.ts';

/** The most likely way to an answer: which records were compared, and what is wrong with the metric, if anything. */
export interface Explanation {
  uses: Uses;
  areSizesRanked: boolean;
  wrong: WrongMetric | undefined;
}

interface Choice<Thing> {
  does: Thing;
  /** How unlikely it is: 1 for one mistake. Two mistakes with a common cause cost little more than one. */
  cost: number;
}

const unreadSpellings: readonly Spelling[][] = [
  ['chinese', 'lower', 'doubled'],
  ['chinese', 'lower'],
  ['chinese', 'doubled'],
  ['lower', 'doubled'],
  ['chinese'],
  ['lower'],
  ['doubled'],
];

/** Each row lists the wrong ways to treat one kind of record. */
const habits: readonly (readonly Choice<Uses>[])[] = [
  [
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
    { does: { twin: 'both' }, cost: 1 },
    { does: { twin: 'last' }, cost: 1 },
    { does: { twin: 'first' }, cost: 1.1 },
  ],
  [
    // eval() reads both.
    { does: { quotes: 'raw', expression: 'raw' }, cost: 0.9 },
    { does: { quotes: 'raw' }, cost: 1 },
    { does: { expression: 'raw' }, cost: 1.2 },
  ],
  [{ does: { gbk: 'raw' }, cost: 1 }],
  [{ does: { declined: 'raw' }, cost: 1 }],
  unreadSpellings.flatMap((spellings): Choice<Uses>[] => [
    { does: { unread: { how: 'dropped', spellings } }, cost: 1.3 - 0.1 * spellings.length },
    { does: { unread: { how: 'zero', spellings } }, cost: 1.4 - 0.1 * spellings.length },
  ]),
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

/** An explanation, and how unlikely it is; `isSure` if a figure of the answer confirms it. */
interface Candidate {
  explanation: Explanation;
  cost: number;
  isSure: boolean;
}

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
  const most = () => Math.min(MOST, best?.cost ?? MOST);
  for (const { does: uses, cost } of allUses) {
    if (cost > most()) break;
    const rows = rowsOf(seats, { ...uses, missed });
    if (answer.leftOut && rows.some(({ seat }) => answer.leftOut?.includes(seat))) continue;
    for (const metric of metrics) {
      if (cost + metric.cost >= most()) continue;
      const found = compareWith(answer, rows, { ...metric, uses, cost: cost + metric.cost });
      if (!found || found.cost >= (best?.cost ?? Number.POSITIVE_INFINITY)) continue;
      if (cost + metric.cost <= MOST_FOR_SEATS || found.isSure) best = found;
    }
  }
  return best?.explanation;
}

/** Tries a crawler that is right but compares only the first seats; every figure of the answer has to agree. */
function explainByFirstSeats(
  answer: Answer,
  seats: readonly Source[],
  missed: ReadonlySet<number>,
): Candidate | undefined {
  for (let last = seats.length - 1; last > 1; last--) {
    const rows = rowsOf(
      seats.filter(({ seat }) => seat <= last),
      { missed },
    );
    const way = { uses: {}, does: rightMetric, cost: FIRST_SEATS, wrong: 'first-seats' } as const;
    const found = compareWith(answer, rows, way);
    if (found && found.cost <= FIRST_SEATS + TIE_DROPPED) return found;
  }
  return undefined;
}

/** Compares an answer with what one way would find, and adds the cost of each difference; undefined if the pairs differ. */
function compareWith(
  answer: Answer,
  rows: readonly Row[],
  { uses, does: metric, wrong, cost }: Choice<Metric> & { uses: Uses; wrong?: WrongMetric },
): Candidate | undefined {
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
    explanation: { uses, areSizesRanked: metric.coding === 'rank', wrong },
    cost: cost + differences,
    isSure: isClose === true || count === rows.length,
  };
}

const right: Choice<Uses> = { does: {}, cost: 0 };

/** All combinations of habits, the most likely first. */
const allUses = habits
  .reduce<Choice<Uses>[]>(
    (all, choices) =>
      all.flatMap(one =>
        [right, ...choices].map(other => ({
          does: { ...one.does, ...other.does },
          cost: one.cost + other.cost,
        })),
      ),
    [right],
  )
  .filter(({ cost }) => cost <= MOST)
  .sort((a, b) => a.cost - b.cost);
