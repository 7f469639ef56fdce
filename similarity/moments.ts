import type { Column } from './column.ts';

/** Up to this many terms are sorted before they are summed; sorting a million would take longer than the search. */
const SORTED = 256;

/** Sample variance, divisor n - 1, in squared units; exactly 0 for a constant column and for n < 2. */
export function variance(column: Column): number {
  return covariance(column, column);
}

/**
 * Sample covariance, divisor n - 1. It is identical, to the last bit, for any order of the students, because the answer
 * must not depend on the order of the replies. Values are taken relative to the smallest, so a constant column gives exactly 0.
 */
export function covariance(x: Column, y: Column): number {
  const count = x.steps.length;
  if (count < 2) return 0;
  const [meanOfX, meanOfY] = [meanAboveLowest(x), meanAboveLowest(y)];
  const products = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const ofX = (x.steps[i] ?? 0) - x.lowest - meanOfX;
    products[i] = ofX * ((y.steps[i] ?? 0) - y.lowest - meanOfY);
  }
  const sum = sumInAnyOrder(products, (x.highest - x.lowest) * (y.highest - y.lowest));
  return sum / (count - 1) / (x.perUnit * y.perUnit);
}

function meanAboveLowest({ steps, lowest, highest }: Column): number {
  const terms = new Float64Array(steps.length);
  for (let i = 0; i < terms.length; i++) terms[i] = (steps[i] ?? 0) - lowest;
  return sumInAnyOrder(terms, highest - lowest) / steps.length;
}

/**
 * Sums terms of at most `largest` in absolute value, with the same result in any order, which plain sums of doubles do not
 * have. Few terms are sorted first. Otherwise each term is split into a multiple of a power of two, coarse enough that
 * these sum exactly, and a multiple of a finer one (J. Demmel, H. D. Nguyen, Fast reproducible floating-point summation,
 * 2013). For up to 2^25 terms, the rest that is dropped from each is below 2^-53 of the largest.
 */
function sumInAnyOrder(terms: Float64Array, largest: number): number {
  if (terms.length <= SORTED) return terms.sort().reduce((total, term) => total + term, 0);
  if (largest === 0) return 0;
  // Adding and subtracting 1.5 * 2^52 units rounds to whole units, sized so that the sum of all terms stays below 2^53.
  const bits = Math.ceil(Math.log2(terms.length));
  const coarse = 1.5 * 2 ** (Math.ceil(Math.log2(largest)) + bits + 1);
  const fine = coarse * 2 ** (bits - 52);
  let high = 0;
  let low = 0;
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] ?? 0;
    const most = term + coarse - coarse;
    high += most;
    low += term - most + fine - fine;
  }
  return high + low;
}
