import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnRoundTrip } from '../../crawler/round-trip.ts';

function learn(...times: number[]) {
  const roundTrip = learnRoundTrip();
  for (const time of times) roundTrip.observe(time);
  return roundTrip;
}

describe('the round trip', () => {
  it('is not known before the first answer, and assumed to be short', () => {
    expect(learn().smoothed()).toBeUndefined();
    expect(learn().timeout()).toBe(500);
  });

  // By hand, with RFC 6298, section 2: SRTT = R and RTTVAR = R/2 for the first; for the next, RTTVAR by 1/4 of
  // |SRTT - R| before SRTT by 1/8 of R; the timeout is SRTT + 4 RTTVAR.
  it.each([
    ['the first', [100], 100, 100 + 4 * 50],
    ['the same again', [100, 100], 100, 100 + 4 * 37.5],
    ['a longer one', [100, 200], 112.5, 112.5 + 4 * 62.5],
    ['a shorter one', [200, 100], 187.5, 187.5 + 4 * 100],
    ['three', [80, 120, 40], 79.375, 79.375 + 4 * 41.25],
  ])('is after %s what RFC 6298 says', (_title, times, smoothed, timeout) => {
    expect(learn(...times).smoothed()).toBeCloseTo(smoothed, 10);
    expect(learn(...times).timeout()).toBeCloseTo(timeout, 10);
  });

  it('waits 100 ms at the least and 1,000 ms at the most', () => {
    expect(learn(0.3).timeout()).toBe(100);
    expect(learn(33.3).timeout()).toBe(100);
    expect(learn(33.4).timeout()).toBeCloseTo(100.2, 10);
    expect(learn(333.3).timeout()).toBeCloseTo(999.9, 10);
    expect(learn(900).timeout()).toBe(1_000);
  });

  it('stays within what was seen', () => {
    const times = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(times, times => {
        const smoothed = learn(...times).smoothed() ?? Number.NaN;
        expect(smoothed).toBeGreaterThanOrEqual(Math.min(...times) - 1e-9);
        expect(smoothed).toBeLessThanOrEqual(Math.max(...times) + 1e-9);
      }),
    );
  });

  it('of one sweep says nothing of another', () => {
    learn(900);
    expect(learn().smoothed()).toBeUndefined();
  });
});
