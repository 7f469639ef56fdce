import { describe, expect, it } from 'vitest';
import { freshnessOf } from '../../board/freshness.ts';

describe('a result', () => {
  it.each([
    [0, 'fresh'],
    [5_000, 'fresh'],
    [10_400, 'fresh'],
    [10_500, 'stale'],
    [20_400, 'stale'],
    [20_500, 'gone'],
    [3_600_000, 'gone'],
  ] as const)('%i ms old, of a sweep every 5 s, is %s', (ageMs, freshness) => {
    expect(freshnessOf(ageMs, 5_000)).toBe(freshness);
  });
});
