import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binOf, distribute } from '../../similarity/histogram.ts';

const places = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 2, maxLength: 40 });

describe('the histogram of all distances', () => {
  it('counts every pair once, from 0 to the greatest distance', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 30 }), (points, bins) => {
        const distance = (a: number, b: number) => Math.abs((points[a] ?? 0) - (points[b] ?? 0));
        const { from, to, counts } = distribute(points.length, distance, bins);
        expect(counts).toHaveLength(bins);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe((points.length * (points.length - 1)) / 2);
        expect([from, to]).toEqual([0, Math.max(...points) - Math.min(...points)]);
      }),
    );
  });

  it('puts each distance where brute force puts it', () => {
    const points = [0, 1, 3, 7];
    const distance = (a: number, b: number) => Math.abs((points[a] ?? 0) - (points[b] ?? 0));
    // 1, 2, 3, 4, 6 and 7, in sevenths.
    expect(distribute(4, distance, 7).counts).toEqual([0, 1, 1, 1, 1, 0, 2]);
  });

  it('has one place where all distances are equal, and the last one for the greatest', () => {
    expect(binOf(0, { from: 0, to: 0, counts: [0, 0] })).toBe(0);
    expect(binOf(5, { from: 0, to: 5, counts: [0, 0] })).toBe(1);
  });
});
