import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, toColumn } from '../../similarity/column.ts';

const column = (...values: number[]) => toColumn(Float64Array.from(values));
const finite = fc.double({ min: -1000, max: 1000, noNaN: true });

describe('steps', () => {
  it.each([
    { values: [170, 182], perUnit: 1, steps: [170, 182] },
    { values: [60, 62.3], perUnit: 10, steps: [600, 623] },
    { values: [62.35, 70.1], perUnit: 100, steps: [6235, 7010] },
    { values: [1.755, 2], perUnit: 1000, steps: [1755, 2000] },
    { values: [Math.PI, 3], perUnit: 1, steps: [Math.PI, 3] },
  ])('$values are counted at $perUnit to the unit', ({ values, perUnit, steps }) => {
    expect(column(...values)).toMatchObject({ steps: Float64Array.from(steps), perUnit });
  });

  it('make equal decimal differences equal, which plain subtraction does not', () => {
    expect(60.2 - 60.1).not.toBe(70.2 - 70.1);
    const weights = column(60.1, 60.2, 70.1, 70.2);
    expect(difference(weights, 1, 0)).toBe(0.1);
    expect(difference(weights, 3, 2)).toBe(0.1);
  });

  it('leave data finer than a thousandth as they are', () => {
    fc.assert(
      fc.property(finite, finite, (x, y) => {
        expect(difference(column(x, y, Math.PI), 0, 1)).toBe(x - y);
      }),
    );
  });
});
