import type { Values } from './students.ts';

/** What one look at all steps of a column tells of them. */
export interface Survey {
  /** Whether all steps are whole numbers. */
  whole: boolean;
  /** The smallest and the largest; infinite, and the wrong way round, where there is none. */
  lowest: number;
  highest: number;
  /** What the sums are counted from: one of the steps, so that no term is larger than the range. */
  origin: number;
  /** Of the steps and of their squares, less the origin: exact where the steps are whole and the sums below 2^53. */
  sum: number;
  squares: number;
}

/**
 * Steps at a time. A function that is called a thousand times is soon compiled, and once; one loop over a million is slow
 * until it is, and its compiled code is thrown away at its end, where it had never been.
 */
const BLOCK = 1_024;

/** Looks once at each of the steps. */
export function survey(steps: Values): Survey {
  return steps instanceof Uint8Array ? surveyBytes(steps) : surveyDoubles(steps);
}

function surveyDoubles(steps: Float64Array): Survey {
  const origin = steps[0] ?? 0;
  let all = surveyBlock(steps, { from: 0, origin });
  for (let from = BLOCK; from < steps.length; from += BLOCK) {
    const block = surveyBlock(steps, { from, origin });
    all = {
      whole: all.whole && block.whole,
      lowest: Math.min(all.lowest, block.lowest),
      highest: Math.max(all.highest, block.highest),
      origin,
      sum: all.sum + block.sum,
      squares: all.squares + block.squares,
    };
  }
  return all;
}

function surveyBlock(steps: Float64Array, { from, origin }: { from: number; origin: number }): Survey {
  let whole = true;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  const to = Math.min(from + BLOCK, steps.length);
  for (let i = from; i < to; i++) {
    const step = steps[i] ?? 0;
    if (Math.floor(step) !== step) whole = false;
    lowest = Math.min(lowest, step);
    highest = Math.max(highest, step);
    sum += step - origin;
    squares += (step - origin) * (step - origin);
  }
  return { whole, lowest, highest, origin, sum, squares };
}

/** Counts how often each byte comes, and looks at those that do. */
function surveyBytes(steps: Uint8Array): Survey {
  const counts = new Uint32Array(256);
  for (let from = 0; from < steps.length; from += BLOCK) countBytes(steps, from, counts);
  const there = [...counts.keys()].filter(step => counts[step] !== 0);
  const origin = there[0] ?? 0;
  const total = (term: (step: number) => number) =>
    there.reduce((sum, step) => sum + (counts[step] ?? 0) * term(step - origin), 0);
  return {
    whole: true,
    lowest: there[0] ?? Number.POSITIVE_INFINITY,
    highest: there.at(-1) ?? Number.NEGATIVE_INFINITY,
    origin,
    sum: total(step => step),
    squares: total(step => step * step),
  };
}

function countBytes(steps: Uint8Array, from: number, counts: Uint32Array): void {
  const to = Math.min(from + BLOCK, steps.length);
  for (let i = from; i < to; i++) {
    const step = steps[i] ?? 0;
    counts[step] = (counts[step] ?? 0) + 1;
  }
}
