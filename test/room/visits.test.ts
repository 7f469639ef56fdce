import { expect, it } from 'vitest';
import type { Call } from '../../room/call.ts';
import { sumUp } from '../../room/visits.ts';

const call = (openedAt: number, leftAt: number): Call => ({
  seat: 1 + (openedAt % 40),
  openedAt,
  leftAt,
  asked: 'get',
  sent: 60,
  saidAllAt: leftAt,
  ending: 'closed',
});

it('counts the most connections that were open together, not one that leaves when another comes', () => {
  const calls = [call(0, 10), call(5, 20), call(10, 12), call(20, 21)];
  expect(sumUp(calls)).toMatchObject({ seats: 4, connections: 4, tookMs: 21, atOnce: 2 });
});

it('sums up a crawler that connected 300,000 times', () => {
  const calls = Array.from({ length: 300_000 }, (_, at) => call(at, at + 3));
  expect(sumUp(calls)).toMatchObject({ seats: 40, connections: 300_000, tookMs: 300_002, atOnce: 3 });
});
