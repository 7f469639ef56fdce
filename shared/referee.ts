/** The rules of the referee, in the order of its report: how the crawler asked, what it made of each difficulty, what it found. */
export const refereeRules = [
  'asks-all',
  'asks-get',
  'few-connections',
  'at-once',
  'leaves-politely',
  'survives-closed',
  'survives-silent',
  'waits-for-late',
  'joins-pieces',
  'stops-endless',
  'drops-half',
  'drops-quotes',
  'no-eval',
  'drops-bytes',
  'drops-metres',
  'drops-swapped',
  'drops-twins',
  'respects-declined',
  'reads-sizes',
  'finds-pair',
  'finds-tie',
  'right-distance',
  'counts-right',
] as const;
export type RefereeRule = (typeof refereeRules)[number];

/** How a crawler came to another pair or distance, where its numbers show it. */
export const wrongMetrics = [
  'plain',
  'itself',
  'as-text',
  'without-size',
  'population',
  'range',
  'squares',
  'sum',
] as const;
export type WrongMetric = (typeof wrongMetrics)[number];
