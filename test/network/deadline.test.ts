import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withDeadline } from '../../network/deadline.ts';

/** A task that ends with its signal only. */
const endless = (signal: AbortSignal) => once(new EventTarget(), 'never', { signal });

describe('a deadline', () => {
  it('passes also while garbage is collected, which ends AbortSignal.timeout() within AbortSignal.any()', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const collecting = setInterval(collect, 10);
    const task = withDeadline({ signal: new AbortController().signal, ms: 200 }, endless);
    await expect(task).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    clearInterval(collecting);
  });

  it('passes at once where its own signal has aborted, or aborts', async () => {
    const aborted = expect.objectContaining({ name: 'AbortError' });
    await expect(withDeadline({ signal: AbortSignal.abort(), ms: 1e6 }, endless)).rejects.toThrow(aborted);
    const controller = new AbortController();
    const task = withDeadline({ signal: controller.signal, ms: 1e6 }, endless);
    controller.abort();
    await expect(task).rejects.toThrow(aborted);
  });

  it('leaves the result of a task that ends in time', async () => {
    const { signal } = new AbortController();
    expect(await withDeadline({ signal, ms: 1e6 }, () => Promise.resolve(7))).toBe(7);
  });
});
