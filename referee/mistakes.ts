import type { WrongMetric } from '../shared/referee.ts';
import { type Metric, rightMetric } from './measure.ts';
import type { Spelling, Uses } from './rows.ts';

/** One way to treat records, or to measure. */
export interface Choice<Thing> {
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

/** The ways to measure, the right one first. */
export const metrics: readonly (Choice<Metric> & { wrong?: WrongMetric })[] = [
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
  ...(['range', 'mean', 'largest'] as const).flatMap(scaling => [
    { does: { ...rightMetric, scaling }, cost: 1.2, wrong: scaling },
    { does: { coding: 'rank', scaling, norm: 'sum' } as const, cost: 1.4, wrong: scaling },
  ]),
];

/** Explanations that cost more are rejected. */
export const MOST = 4.2;

const right: Choice<Uses> = { does: {}, cost: 0 };

/** The ways to treat the records: all combinations of habits, the most likely first. */
export const ways = habits
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
