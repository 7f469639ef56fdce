import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { range, toColumn } from '../../similarity/column.ts';
import { covariance, variance } from '../../similarity/moments.ts';

const column = (...values: number[]) => toColumn(Float64Array.from(values));
const finite = fc.double({ min: -1000, max: 1000, noNaN: true });

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

  it.each([
    ['whole', (n: number) => (n * 7_919) % 101],
    ['of tenths', (n: number) => ((n * 7_919) % 1_009) / 10],
    ['of any doubles', (n: number) => 170 + 30 * Math.sin(n) ** 3],
    ['of doubles, one of them far away', (n: number) => (n === 5 ? 1e9 : Math.cos(n))],
  ])('of a thousand numbers, %s, is that of the definition, in any order', (_what, value) => {
    const values = Array.from({ length: 1_000 }, (_, n) => value(n));
    const mean = values.reduce((sum, x) => sum + x) / values.length;
    const expected = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 999;
    const computed = variance(column(...values));
    expect(Math.abs(computed / expected - 1)).toBeLessThan(1e-12);
    for (const step of [3, 7, 11, 333, 999]) {
      const shuffled = values.map((_, n) => values[(n * step) % 1_000] ?? 0);
      expect(variance(column(...shuffled))).toBe(computed);
    }
  });

  it('of two whole columns together is that of the definition, and the same from the last student to the first', () => {
    const xs = Array.from({ length: 1_000 }, (_, n) => 150 + ((n * 7_919) % 41));
    const ys = xs.map((x, n) => x - 100 + ((n * 31) % 17));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value) / values.length;
    const [ofX, ofY] = [mean(xs), mean(ys)];
    const expected = xs.reduce((sum, x, n) => sum + (x - ofX) * ((ys[n] ?? 0) - ofY), 0) / 999;
    const computed = covariance(column(...xs), column(...ys));
    expect(Math.abs(computed / expected - 1)).toBeLessThan(1e-12);
    expect(covariance(column(...xs.toReversed()), column(...ys.toReversed()))).toBe(computed);
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
