import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openGoodbyes } from '../../server/goodbyes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('are said two in a millisecond, in order, also where a thousand are due at once', () => {
  const whenDue = openGoodbyes();
  const said: number[] = [];
  for (let client = 0; client < 1_000; client++) whenDue(() => said.push(client));
  expect(said).toEqual([]);
  for (let ms = 1; ms <= 500; ms++) {
    vi.advanceTimersByTime(1);
    expect(said.length).toBeLessThanOrEqual(2 * ms + 2);
  }
  expect(said).toEqual(Array.from({ length: 1_000 }, (_, client) => client));
});

it('are said again after all have been', () => {
  const whenDue = openGoodbyes();
  const said: string[] = [];
  whenDue(() => said.push('one'));
  vi.advanceTimersByTime(1);
  whenDue(() => said.push('another'));
  vi.advanceTimersByTime(1);
  expect(said).toEqual(['one', 'another']);
});
