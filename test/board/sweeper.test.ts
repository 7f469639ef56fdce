import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeSweeper } from '../../board/sweeper.ts';
import { sweep } from '../../crawler/sweep.ts';
import type { HostResult } from '../../survey/result.ts';
import { troubled } from '../crawler/examples.ts';

const settings = { concurrency: 4, timeoutMs: 2_000, attempts: 1 };
const reply = '{"id":"a","height":170,"weight":60,"size":"M"}\n';

let server: Server | undefined;
afterEach(() => void server?.close());

/** A seat that answers on command, and counts how many clients ask at the same time. */
async function openSeat() {
  const waiting = new Set<Socket>();
  let most = 0;
  let asked = 0;
  server = createServer(socket => {
    asked++;
    waiting.add(socket);
    most = Math.max(most, waiting.size);
    socket.on('error', () => {});
    socket.on('close', () => waiting.delete(socket));
    socket.resume();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    target: { seat: 1, host: '127.0.0.1', port },
    answer: () => {
      // An answered connection is over: the next sweep may connect before this end sees the close.
      for (const socket of waiting) socket.end(reply);
      waiting.clear();
    },
    asked: () => asked,
    most: () => most,
  };
}

function start(target: { seat: number; host: string; port: number }, everyMs: number) {
  const controller = new AbortController();
  const results: HostResult[] = [];
  const sweeps: number[] = [];
  let asks = 0;
  const sweeper = makeSweeper({
    sweep,
    targets: [target],
    settings,
    everyMs,
    signal: controller.signal,
    onResult: result => results.push(result),
    onUnasked: () => {},
    onOwnTrouble: () => {},
    onSweep: durationMs => sweeps.push(durationMs),
    onAsked: () => asks++,
  });
  const done = sweeper.run();
  return { sweeper, done, results, sweeps, asks: () => asks, stop: () => controller.abort() };
}

describe('a sweeper', () => {
  it('never overlaps: a sweep that takes longer than its period is followed by the next, not joined by it', async () => {
    const seat = await openSeat();
    const { done, sweeps, stop } = start(seat.target, 1);
    for (let n = 1; n <= 3; n++) {
      await vi.waitFor(() => expect(seat.asked()).toBe(n), 45_000);
      expect(sweeps).toHaveLength(n - 1);
      seat.answer();
    }
    await vi.waitFor(() => expect(sweeps.length).toBeGreaterThanOrEqual(3), 45_000);
    stop();
    await done;
    expect(seat.most()).toBe(1);
  });

  it('does not ask a seat that is being asked, and asks one that is not', async () => {
    const seat = await openSeat();
    const { sweeper, done, results, asks, stop } = start(seat.target, 3_600_000);
    await vi.waitFor(() => expect(seat.asked()).toBe(1), 45_000);
    expect(sweeper.ask(1)).toEqual({ asked: 'already' });
    expect(sweeper.ask(2)).toEqual({ asked: 'nobody' });
    seat.answer();
    await vi.waitFor(() => expect(results).toHaveLength(1), 45_000);
    expect(sweeper.ask(1)).toEqual({ asked: 'now' });
    await vi.waitFor(() => expect(seat.asked()).toBe(2), 45_000);
    seat.answer();
    await vi.waitFor(() => expect(asks()).toBe(1), 45_000);
    expect(sweeper.ask(1)).toMatchObject({ asked: 'not-yet', afterMs: expect.any(Number) });
    stop();
    await done;
    expect(seat.most()).toBe(1);
  });

  it('tells of seats that this computer could not ask, and has no result of them', async () => {
    const controller = new AbortController();
    const told: unknown[] = [];
    const unasked = troubled(7, 'cancelled', { code: 'own-trouble', trouble: 'names' });
    await makeSweeper({
      sweep: async (_, { onResult, onOwnTrouble }) => {
        onOwnTrouble?.('names');
        await onResult(unasked);
      },
      targets: [{ seat: 7, host: 'pc7', port: 1024 }],
      settings,
      everyMs: 1,
      signal: controller.signal,
      onResult: result => told.push(result),
      onUnasked: seat => told.push(seat),
      onOwnTrouble: trouble => told.push(trouble),
      onSweep: () => controller.abort(),
      onAsked: () => {},
    }).run();
    expect(told).toEqual(['names', 7]);
  });

  it('ends at once, in the middle of a sweep, and lets nobody see a result of that', async () => {
    const seat = await openSeat();
    const { done, results, sweeps, stop } = start(seat.target, 1_000);
    await vi.waitFor(() => expect(seat.asked()).toBe(1), 45_000);
    stop();
    await done;
    expect([results, sweeps]).toEqual([[], []]);
  });
});
