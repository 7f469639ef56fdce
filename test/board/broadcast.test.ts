import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Message, openBroadcast } from '../../board/broadcast.ts';

const message = (key: string, data: string): Message => ({ key, event: 'seat', data });
const hello: Message = { key: 'hello', event: 'hello', data: '' };

describe('a broadcast', () => {
  it('greets, then sends what comes, in order', async () => {
    const broadcast = openBroadcast();
    const leave = new AbortController();
    const said: string[] = [];
    const served = broadcast.serve(hello, {
      write: async ({ key, data }) => void said.push(key + data),
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
});
