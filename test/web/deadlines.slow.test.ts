import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { endBoard, startBoard } from '../board/started.ts';
import { ask } from '../board/stream.ts';

const head = 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n';

it('a board hears a client for 10 s, however the head of its request does not end, and serves others', async () => {
  const board = await startBoard(['127.0.0.199:9', '--every', '3600']);
  onTestFinished(() => void endBoard(board));
  const port = Number(new URL(board.url).port);
  const vices = { 'says nothing': '', 'stops within': head, 'goes on, a byte a second': `${head}X: ` };
  const startedAt = performance.now();
  const heard = Object.entries(vices).map(async ([vice, bytes]) => {
    const socket = connect({ port, host: '127.0.0.1' }).resume();
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(bytes);
    const beat = setInterval(() => void (bytes.endsWith(' ') && socket.write('x')), 1_000);
    await once(socket, 'close');
    clearInterval(beat);
    // Twice the time that is promised, for a busy machine; Node's own limit is 60 s.
    return { vice, inTime: performance.now() - startedAt < 20_000 };
  });
  expect((await ask(board.url)).status).toBe(200);
  expect(await Promise.all(heard)).toEqual(Object.keys(vices).map(vice => ({ vice, inTime: true })));
  expect((await ask(board.url)).status).toBe(200);
});
