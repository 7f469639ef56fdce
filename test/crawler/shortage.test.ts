import { describe, expect, it, vi } from 'vitest';
import { watchShortage } from '../../crawler/shortage.ts';

describe('seats that wait for a descriptor', () => {
  it('look one by one, the first as soon as another seat has passed', async () => {
    const shortage = watchShortage();
    const seen: number[] = [];
    const waits = [1, 2].map(seat => shortage.wait().then(isOfUse => seen.push(isOfUse ? seat : -seat)));
    shortage.pass();
    await waits[0];
    expect(seen).toEqual([1]);
    shortage.pass();
    await waits[1];
    expect(seen).toEqual([1, 2]);
  });

  it('give up where nobody has passed for ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    try {
      const shortage = watchShortage();
      vi.advanceTimersByTime(9_000);
      const early = shortage.wait();
      await vi.advanceTimersByTimeAsync(100);
      expect(await early).toBe(true);
      vi.advanceTimersByTime(2_000);
      const late = shortage.wait();
      await vi.advanceTimersByTimeAsync(100);
      expect(await late).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});
