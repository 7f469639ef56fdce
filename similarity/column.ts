import { type Survey, survey } from './steps.ts';
import type { Values } from './students.ts';

/**
 * One measure of all students, as a count of steps: 62.3 kg is 623 steps at 10 to the kilogram.
 *
 * 60.2 - 60.1 and 70.2 - 70.1 differ in their last bits; 602 - 601 and 702 - 701 do not. So a tie that a
 * student finds with pencil and paper is one here too.
 */
export interface Column extends Survey {
  steps: Values;
  perUnit: number;
}

export type Columns = readonly [height: Column, weight: Column, rank: Column];

/** Nobody measures a body finer than a thousandth of a cm or kg; columns that are finer stay as they are. */
const scales = [10, 100, 1000] as const;

/** Counts in the coarsest steps that make every value a whole number; where none do, keeps the values. */
export function toColumn(values: Values): Column {
  const asTheyAre = survey(values);
  if (asTheyAre.whole) return { steps: values, perUnit: 1, ...asTheyAre };
  const steps = new Float64Array(values.length);
  const perUnit = scales.find(scale => countSteps(values, scale, steps));
  if (perUnit === undefined) return { steps: values, perUnit: 1, ...asTheyAre };
  return { steps, perUnit, ...survey(steps) };
}

/** Writes the values into `steps`, counted at `perUnit` to the unit, for as long as all are whole steps. */
function countSteps(values: Values, perUnit: number, steps: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const step = Math.round(value * perUnit);
    if (step / perUnit !== value) return false;
    steps[i] = step;
  }
  return true;
}

/** Student `a` minus student `b`, in the column's unit. Swapping the two changes only the sign. */
export function difference(column: Column, a: number, b: number): number {
  return ((column.steps[a] ?? Number.NaN) - (column.steps[b] ?? Number.NaN)) / column.perUnit;
}

/** Largest minus smallest value, in the column's unit; means nothing without a student. */
export function range({ lowest, highest, perUnit }: Column): number {
  return (highest - lowest) / perUnit;
}
