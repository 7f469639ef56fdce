/**
 * One measure of all students, as a count of steps: 62.3 kg is 623 steps at 10 to the kilogram.
 *
 * 60.2 - 60.1 and 70.2 - 70.1 differ in their last bits; 602 - 601 and 702 - 701 do not. So pairs that tie on paper also
 * tie here.
 */
export interface Column {
  steps: Float64Array;
  perUnit: number;
  /** The smallest and largest step; without students, Infinity and -Infinity. */
  lowest: number;
  highest: number;
}

/** The three measures of all students. */
export type Columns = readonly [height: Column, weight: Column, rank: Column];

/** Nobody measures a body more finely than a thousandth of a cm or kg; finer columns stay as they are. */
const scales = [1, 10, 100, 1000] as const;

/** Uses the coarsest steps that make every value a whole number; keeps the values if there are none. */
export function toColumn(values: Float64Array): Column {
  const perUnit = scales.find(scale => areWhole(values, scale));
  const steps = perUnit === undefined || perUnit === 1 ? values : new Float64Array(values.length);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const step = steps === values ? value : Math.round(value * (perUnit ?? 1));
    steps[i] = step;
    if (step < lowest) lowest = step;
    if (step > highest) highest = step;
  }
  return { steps, perUnit: perUnit ?? 1, lowest, highest };
}

function areWhole(values: Float64Array, scale: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (Math.round(value * scale) / scale !== value) return false;
  }
  return true;
}

/** Student `a` minus student `b`, in the column's unit. Swapping the two changes only the sign. */
export function difference(column: Column, a: number, b: number): number {
  return ((column.steps[a] ?? Number.NaN) - (column.steps[b] ?? Number.NaN)) / column.perUnit;
}

/** The largest minus the smallest value, in the column's unit; meaningless without students. */
export function range({ lowest, highest, perUnit }: Column): number {
  return (highest - lowest) / perUnit;
}
