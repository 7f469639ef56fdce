import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covariance, difference, range, toColumn, variance } from '../../../crawler/similarity/column.ts';

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
    expect(column(...values)).toEqual({ steps: Float64Array.from(steps), perUnit });
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

describe('spread', () => {
  it('is that of the values, in their unit', () => {
    expect(range(column(1.5, 4, 2.5))).toBe(2.5);
    expect(variance(column(1.5, 4, 2.5))).toBeCloseTo(19 / 12, 14);
    expect(covariance(column(1, 2, 3), column(0.5, 0.1, 0.3))).toBeCloseTo(-0.1, 14);
  });

  it('is exact far from zero, where a one-pass formula loses every digit', () => {
    expect(variance(column(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16))).toBe(30);
  });

  it('is exactly 0 for a constant column and for fewer than two students', () => {
    expect(variance(column(Math.PI, Math.PI, Math.PI))).toBe(0);
    expect(range(column(Math.PI, Math.PI, Math.PI))).toBe(0);
    expect(variance(column(170))).toBe(0);
    expect(variance(column())).toBe(0);
  });

  it('is the same to the last bit in any order of the students', () => {
    const points = fc.array(fc.tuple(finite, finite), { minLength: 2, maxLength: 12 });
    const orders = points.chain(list =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const covarianceOf = (list: [number, number][]) =>
      covariance(column(...list.map(([x]) => x)), column(...list.map(([, y]) => y)));
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(covarianceOf(other)).toBe(covarianceOf(one));
      }),
    );
  });
});
