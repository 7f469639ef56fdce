import type { Column } from './column.ts';

/** Up to so many students, deviations are sorted before they are summed. */
const SORTED = 256;

/** Deviations at a time: few enough for the first cache. */
const BLOCK = 256;

/** Sample variance, divisor n - 1, in squared units; exactly 0 for a constant column and for n < 2. */
export function variance(column: Column): number {
  return covariance(column, column);
}

/**
 * Sample covariance, divisor n - 1; the same to the last bit in any order of the students. Sums of doubles depend on the
 * order, and the answer must not depend on who replied first: so few terms are sorted, whole numbers summed exactly,
 * and other terms cut into pieces that sum exactly. Sorting ten million would take a second and a copy.
 */
export function covariance(x: Column, y: Column): number {
  const count = x.steps.length;
  if (count < 2) return 0;
  const sum = count > SORTED && x.whole && y.whole && isExact(x, y) ? sumOfWhole(x, y) : sumOfProducts(x, y);
  return sum / (count - 1) / (x.perUnit * y.perUnit);
}

/** Whether all sums of whole deviations and their products are below 2^53. */
function isExact(x: Column, y: Column): boolean {
  const longest = Math.max(x.highest - x.lowest, y.highest - y.lowest);
  return x.steps.length * longest * longest < Number.MAX_SAFE_INTEGER;
}

/** Sum of the products of deviations: sum(xy) - sum(x) sum(y) / n, exact up to the division. */
function sumOfWhole(x: Column, y: Column): number {
  const products = x === y ? x.squares : sumProductsOfWhole(x, y);
  const count = x.steps.length;
  return Number(BigInt(count) * BigInt(products) - BigInt(x.sum) * BigInt(y.sum)) / count;
}

function sumProductsOfWhole(x: Column, y: Column): number {
  const { steps: xs, origin: fromX } = x;
  const { steps: ys, origin: fromY } = y;
  let sum = 0;
  for (let i = 0; i < xs.length; i++) sum += ((xs[i] ?? 0) - fromX) * ((ys[i] ?? 0) - fromY);
  return sum;
}

/** The same in two passes. Counting from the smallest value first makes a constant column exactly 0. */
function sumOfProducts(x: Column, y: Column): number {
  const meanOfX = mean(x);
  const meanOfY = x === y ? meanOfX : mean(y);
  const fill: Fill = (block, from) => {
    for (let i = 0; i < block.length; i++) {
      const ofX = (x.steps[from + i] ?? 0) - x.lowest - meanOfX;
      block[i] = ofX * ((y.steps[from + i] ?? 0) - y.lowest - meanOfY);
    }
  };
  const largest = (x.highest - x.lowest) * (y.highest - y.lowest);
  return sumInAnyOrder({ count: x.steps.length, largest, fill });
}

/** How far the mean lies above the smallest step. */
function mean({ steps, lowest, highest }: Column): number {
  const fill: Fill = (block, from) => {
    for (let i = 0; i < block.length; i++) block[i] = (steps[from + i] ?? 0) - lowest;
  };
  return sumInAnyOrder({ count: steps.length, largest: highest - lowest, fill }) / steps.length;
}

/** Writes the terms from index `from` on into `block`, as many as it has room for. */
type Fill = (block: Float64Array, from: number) => void;

/**
 * The sum of `count` terms, none of them beyond `largest` in size. Many are each cut into a multiple of a power of two,
 * so coarse that these sum exactly, and a multiple of a finer one (J. Demmel, H. D. Nguyen, Fast reproducible
 * floating-point summation, 2013). What is left of each is below 2^-53 of the largest, for up to 2^25 terms.
 */
function sumInAnyOrder({ count, largest, fill }: { count: number; largest: number; fill: Fill }): number {
  const block = new Float64Array(Math.min(count, BLOCK));
  if (count <= SORTED) {
    fill(block, 0);
    return block.sort().reduce((total, value) => total + value, 0);
  }
  if (largest === 0) return 0;
  // Adding 1.5 * 2^52 units rounds to whole units; with these, `count` terms stay below 2^53 of them.
  const bits = Math.ceil(Math.log2(count));
  const coarse = 1.5 * 2 ** (Math.ceil(Math.log2(largest)) + bits + 1);
  const fine = coarse * 2 ** (bits - 52);
  let high = 0;
  let low = 0;
  for (let from = 0; from < count; from += BLOCK) {
    const piece = from + BLOCK > count ? block.subarray(0, count - from) : block;
    fill(piece, from);
    for (let i = 0; i < piece.length; i++) {
      const value = piece[i] ?? 0;
      const most = value + coarse - coarse;
      high += most;
      low += value - most + fine - fine;
    }
  }
  return high + low;
}
