/**
 * One measure of all students, as a count of steps: 62.3 kg is 623 steps at 10 to the kilogram.
 *
 * 60.2 - 60.1 and 70.2 - 70.1 differ in their last bits; 602 - 601 and 702 - 701 do not. So a tie that a
 * student finds with pencil and paper is one here too.
 */
export interface Column {
  steps: Float64Array;
  perUnit: number;
}

export type Columns = readonly [height: Column, weight: Column, rank: Column];

/** Nobody measures a body finer than a thousandth of a cm or kg; columns that are finer stay as they are. */
const scales = [1, 10, 100, 1000] as const;

/** Counts in the coarsest steps that make every value a whole number; where none do, keeps the values. */
export function toColumn(values: Float64Array): Column {
  const scale = scales.find(perUnit =>
    values.every(value => Math.round(value * perUnit) / perUnit === value),
  );
  if (scale === undefined) return { steps: values, perUnit: 1 };
  return { steps: values.map(value => Math.round(value * scale)), perUnit: scale };
}

/** Student `a` minus student `b`, in the column's unit. Swapping the two changes only the sign. */
export function difference(column: Column, a: number, b: number): number {
  return ((column.steps[a] ?? Number.NaN) - (column.steps[b] ?? Number.NaN)) / column.perUnit;
}

/** Largest minus smallest value, in the column's unit; means nothing without a student. */
export function range(column: Column): number {
  const largest = column.steps.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY);
  return (largest - smallest(column)) / column.perUnit;
}

/** Sample variance, divisor n - 1, in squared units; exactly 0 for a constant column and for n < 2. */
export function variance(column: Column): number {
  return covariance(column, column);
}

/** Sample covariance, divisor n - 1, in two passes; the same to the last bit in any order of the students. */
export function covariance(x: Column, y: Column): number {
  const count = x.steps.length;
  if (count < 2) return 0;
  const ofY = deviations(y);
  const products = deviations(x).map((deviation, student) => deviation * (ofY[student] ?? Number.NaN));
  return sum(products) / (count - 1) / (x.perUnit * y.perUnit);
}

/** From the mean, in steps. Counting from the smallest value first makes a constant column exactly 0. */
function deviations(column: Column): Float64Array {
  const lowest = smallest(column);
  const above = column.steps.map(step => step - lowest);
  const mean = sum(above) / above.length;
  return above.map(step => step - mean);
}

function smallest(column: Column): number {
  return column.steps.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY);
}

/** Sorted first: sums of doubles depend on the order, and the answer must not depend on who replied first. */
function sum(values: Float64Array): number {
  return values.toSorted().reduce((total, value) => total + value, 0);
}
