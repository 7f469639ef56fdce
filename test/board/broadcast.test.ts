import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Message, openBroadcast } from '../../board/broadcast.ts';

const message = (key: string, data: string): Message => ({ key, event: 'seat', data });
const keepAlive = () => Promise.resolve();
const hello: Message = { key: 'hello', event: 'hello', data: '' };

describe('a broadcast', () => {
  it('greets, then sends what comes, in order', async () => {
    const broadcast = openBroadcast();
    const leave = new AbortController();
    const said: string[] = [];
    const served = broadcast.serve(hello, {
      write: async ({ key, data }) => void said.push(key + data),
      keepAlive,
      gone: leave.signal,
    });
    broadcast.send(message('seat 1', 'a'));
    broadcast.send(message('seat 2', 'b'));
    await turn();
    broadcast.send(message('seat 1', 'c'));
    await turn();
    leave.abort();
    await served;
    expect(said).toEqual(['hello', 'seat 1a', 'seat 2b', 'seat 1c']);
    expect(broadcast.listeners()).toBe(0);
  });

  it('keeps for a slow listener the newest of each seat, however many there were', async () => {
    const broadcast = openBroadcast();
    const leave = new AbortController();
    const said: string[] = [];
    let read = () => {};
    const served = broadcast.serve(hello, {
      write: ({ data }) => {
        said.push(data);
        return new Promise<void>(resolve => {
          read = resolve;
        });
      },
      keepAlive,
      gone: leave.signal,
    });
    for (let n = 1; n <= 10_000; n++) broadcast.send(message(`seat ${n % 40}`, String(n)));
    for (let n = 0; n < 100; n++) {
      read();
      await turn();
    }
    leave.abort();
    read();
    await served;
    expect(said).toHaveLength(1 + 40);
    expect(said.slice(1).every(data => Number(data) > 10_000 - 40)).toBe(true);
  });

  it('lets go of a listener that does not take what is written', async () => {
    const broadcast = openBroadcast({ writeMs: 20, silenceMs: 60_000 });
    const { signal: gone } = new AbortController();
    const never = () => new Promise<void>(() => {});
    expect(await broadcast.serve(hello, { write: never, keepAlive: never, gone })).toBe('stuck');
    expect(broadcast.listeners()).toBe(0);
  });

  it('writes something to a listener when there is nothing new for a while, and goes on', async () => {
    const broadcast = openBroadcast({ writeMs: 10_000, silenceMs: 10 });
    const leave = new AbortController();
    let [silences, messages] = [0, 0];
    const served = broadcast.serve(hello, {
      write: async () => void messages++,
      keepAlive: async () => {
        silences++;
        if (silences === 2) broadcast.send(message('seat 1', 'a'));
        if (silences === 4) leave.abort();
      },
      gone: leave.signal,
    });
    await served;
    expect([silences, messages]).toEqual([4, 2]);
  });

  it('writes it every 15 s, before a proxy takes the stream for dead', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const broadcast = openBroadcast();
    const leave = new AbortController();
    let silences = 0;
    const silent = async () => void silences++;
    const served = broadcast.serve(hello, { write: async () => {}, keepAlive: silent, gone: leave.signal });
    for (const expected of [0, 1, 2]) {
      expect(silences).toBe(expected);
      await vi.advanceTimersByTimeAsync(15_000);
    }
    leave.abort();
    await served;
  });

  it('ends all its streams', async () => {
    const broadcast = openBroadcast();
    const { signal: gone } = new AbortController();
    const write = () => Promise.resolve();
    const served = [1, 2].map(() => broadcast.serve(hello, { write, keepAlive: write, gone }));
    await turn();
    broadcast.close();
    expect(await Promise.all(served)).toEqual(['over', 'over']);
  });
});
