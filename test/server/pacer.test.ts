import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makePacer } from '../../server/pacer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs two acts a millisecond, in order, also if a thousand are due at once', () => {
  const whenDue = makePacer();
  const done: number[] = [];
  for (let client = 0; client < 1_000; client++) whenDue(() => done.push(client));
  expect(done).toEqual([]);
  for (let ms = 1; ms <= 500; ms++) {
    vi.advanceTimersByTime(1);
    expect(done.length).toBeLessThanOrEqual(2 * ms + 2);
  }
  expect(done).toEqual(Array.from({ length: 1_000 }, (_, client) => client));
});

it('goes on after all acts have run', () => {
  const whenDue = makePacer();
  const done: string[] = [];
  whenDue(() => done.push('one'));
  vi.advanceTimersByTime(1);
  whenDue(() => done.push('another'));
  vi.advanceTimersByTime(1);
  expect(done).toEqual(['one', 'another']);
});
