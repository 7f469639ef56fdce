import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openRoom } from '../../room/open.ts';
import type { Behaviour } from '../../shared/behaviours.ts';
import { freePort } from '../free-port.ts';

const record = { id: '20260101', height: 170, weight: 60.5, size: 'M' };
const json = `${JSON.stringify(record)}\n`;

/** One seat on a free port, and what it recorded of its first client once that has left. */
async function openSeat(behaviour: Behaviour) {
  const port = await freePort();
  const seats = [{ seat: 1, host: '127.0.0.1', port, behaviour, record }];
  const room = await openRoom(seats);
  if (room.code === 'failed') throw new Error(room.reason);
  onTestFinished(() => room.close());
  const left = () =>
    vi.waitFor(
      () => {
        const [call] = room.calls();
        if (!call || call.ending === 'open') throw new Error('the client has not left');
        return call;
      },
      { timeout: 10_000 },
    );
  return { port, left };
}

async function dial(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Asks, reads to the end, and closes. */
async function ask(port: number): Promise<{ reads: string[]; text: string }> {
  const socket = await dial(port);
  const reads: string[] = [];
  socket.setEncoding('latin1').on('data', (text: string) => reads.push(text));
  socket.write('get');
  await new Promise<void>(resolve => socket.once('end', resolve).once('close', () => resolve()));
  socket.end();
  return { reads, text: reads.join('') };
}

describe('a seat', () => {
  it.each<[Behaviour, string]>([
    ['right', json],
    ['late', json],
    ['two-pieces', json],
    ['byte-by-byte', json],
    ['kept-open', json],
    ['half', '{"id": "20260101", "height": 170, "wei'],
    ['quotes', "{'id': '20260101', 'height': 170, 'weight': 60.5, 'size': 'M'}"],
    ['expression', "{'id': '20260101', 'height': 165+5, 'weight': 60.5, 'size': 'M'}"],
    ['gbk', '{"name": "\xcd\xf5", "id": "20260101", "height": 170, "weight": 60.5, "size": "M"}\n'],
    ['metres', json.replace('170', '1.7')],
    ['swapped', json.replace('170', '60.5').replace('"weight":60.5', '"weight":170')],
    ['declined', '{"id":"20260101","declined":true}\n'],
    ['extra-keys', `${json.slice(0, -2).replace('{', '{"name":"Li Lei",')},"class":3}\n`],
    ['echo', 'get'],
    ['reset', ''],
  ])('that is %s says so, and records a client that reads to the end', async (behaviour, text) => {
    const { port, left } = await openSeat(behaviour);
    expect((await ask(port)).text).toBe(text);
    const call = await left();
    expect(call).toMatchObject({
      seat: 1,
      asked: 'get',
      ending: behaviour === 'reset' ? 'by-room' : 'closed',
    });
    expect(call.saidAllAt).toBeDefined();
    expect(call.sent).toBe(text.length);
  });

  it('of two pieces cuts inside a number', async () => {
    const { port } = await openSeat('two-pieces');
    expect((await ask(port)).reads).toEqual(['{"id":"20260101","height":1', json.slice(27)]);
  });

  it('that was never started has a port on which nobody listens', async () => {
    const { port } = await openSeat('closed');
    await expect(dial(port)).rejects.toThrow('ECONNREFUSED');
  });

  it('that is endless goes on until the client leaves, whose reset is its own system’s', async () => {
    const { port, left } = await openSeat('endless');
    const socket = await dial(port);
    socket.write('get');
    await once(socket, 'data');
    socket.destroy();
    const call = await left();
    expect([call.saidAllAt, call.sent]).toEqual([undefined, expect.any(Number)]);
    expect(call.ending).not.toBe('by-room');
  });

  it('records who left before it answered', async () => {
    const { port, left } = await openSeat('late');
    const socket = await dial(port);
    socket.write('get');
    socket.destroy();
    expect(await left()).toMatchObject({ asked: 'get', ending: 'closed' });
    expect((await left()).saidAllAt).toBeUndefined();
  });

  it('answers a client that closes its sending half after asking', async () => {
    const { port, left } = await openSeat('late');
    const socket = await dial(port);
    socket.end('get');
    const [reply] = await once(socket, 'data');
    expect(String(reply)).toBe(json);
    expect((await left()).saidAllAt).toBeDefined();
  });

  it('answers a client that reads without asking', async () => {
    const { port, left } = await openSeat('right');
    const socket = await dial(port);
    const [reply] = await once(socket, 'data');
    socket.end();
    expect(String(reply)).toBe(json);
    expect((await left()).asked).toBe('');
  });

  it('stays silent until the client leaves', async () => {
    const { port, left } = await openSeat('silent');
    const socket = await dial(port);
    socket.end('get');
    expect(await left()).toMatchObject({ asked: 'get', sent: 0, ending: 'closed' });
  });
});
