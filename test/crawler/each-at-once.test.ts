import { describe, expect, it } from 'vitest';
import { eachAtOnce } from '../../crawler/each-at-once.ts';

const { signal } = new AbortController();

describe('work on many items', () => {
  it('draws an item only when there is room for it, and does all of them', async () => {
    let drawn = 0;
    let done = 0;
    let most = 0;
    const draw = function* () {
      while (drawn < 10_000) yield drawn++;
    };
    await eachAtOnce(draw(), { concurrency: 7, signal }, async item => {
      expect(drawn - done).toBeLessThanOrEqual(7);
      most = Math.max(most, drawn - done);
      if (item % 3 === 0) await new Promise(resolve => setImmediate(resolve));
      done++;
    });
    expect([drawn, done, most]).toEqual([10_000, 10_000, 7]);
  });

  it('tells the open tasks of an abort, and still draws the rest', async () => {
    const controller = new AbortController();
    const seen: [number, boolean][] = [];
    await eachAtOnce([1, 2, 3, 4], { concurrency: 2, signal: controller.signal }, async item => {
      if (item === 2) controller.abort();
      seen.push([item, controller.signal.aborted]);
    });
    expect(seen).toEqual([
      [1, false],
      [2, true],
      [3, true],
      [4, true],
    ]);
  });

  it('ends with the first error, when the tasks that are open have ended', async () => {
    const ended: number[] = [];
    const work = eachAtOnce([1, 2, 3, 4, 5], { concurrency: 2, signal }, async item => {
      if (item === 1) throw new Error('broken');
      await new Promise(resolve => setImmediate(resolve));
      ended.push(item);
    });
    await expect(work).rejects.toThrow('broken');
    expect(ended).toEqual([2]);
  });
});
