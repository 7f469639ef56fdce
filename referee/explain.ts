import type { WrongMetric } from '../shared/referee.ts';
import { findClosest, type Metric, prepare, type Row, rightMetric } from './measure.ts';
import { type Answer, names, namesOnly } from './reading.ts';
import { rowsOf, type Source, type Spelling, type Uses } from './rows.ts';

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
const FROM_ZERO = 1;
/** The cost of a loop that ends too soon, which is rarer than any other single mistake. */
const FIRST_SEATS = 1.5;
/** Explanations that cost more are rejected; the lower limit applies if the answer names nothing but seats. */
const MOST_FOR_SEATS = 2.2;
/** One mistake; two that do not lead to the printed distance are a coincidence. */
const MOST_FOR_OTHER_DISTANCE = 1.4;
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
  let best = explainFromZero(answer, seats, missed) ?? explainByFirstSeats(answer, seats, missed);
  const most = () => Math.min(MOST, best?.cost ?? MOST);
  const rightRows = rowsOf(seats, { missed });
  // The right pairs alone are no sign that other records were compared: a figure must confirm it.
  const isRight = namesOnly(answer, findClosest(rightRows, rightMetric)?.pairs ?? []);
  const isTrue = !isRight && isTrueDistance(answer, rightRows);
  for (const { does: uses, cost } of allUses) {
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

/** How exact a printed distance must be to show that it is right; 0.35 and 0.3512 may come from other records. */
const EXACT = 0.001;

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

/** Tries a crawler that is right but counts the seats from 0. */
function explainFromZero(
  answer: Answer,
  seats: readonly Source[],
  missed: ReadonlySet<number>,
): Explanation | undefined {
  const oneMore = (named: number[]) => named.map(seat => seat + 1);
  const pairs = answer.pairs.map(([a, b]): [number[], number[]] => [oneMore(a), oneMore(b)]);
  const way = { uses: {}, does: rightMetric, cost: FROM_ZERO, wrong: 'from-zero' } as const;
  const found = compareWith({ ...answer, pairs }, rowsOf(seats, { missed }), way);
  return found && found.cost <= FROM_ZERO + TIE_DROPPED ? found : undefined;
}

/** Tries a crawler that is right but compares only the first seats; every figure of the answer has to agree. */
function explainByFirstSeats(
  answer: Answer,
  seats: readonly Source[],
  missed: ReadonlySet<number>,
): Explanation | undefined {
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
