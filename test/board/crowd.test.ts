import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { command, startProgram } from '../binary.ts';
import { endBoard, type StartedBoard, startBoard } from './started.ts';
import { ask, listenUntil } from './stream.ts';

describe('the streams of a board', () => {
  let board: StartedBoard;
  beforeAll(async () => {
    board = await startBoard(['127.0.0.199:9', '--every', '3600']);
  });
  afterAll(() => endBoard(board));

  it('are 32 for one address at once, while others still get theirs', async () => {
    const streams = await Promise.all(Array.from({ length: 40 }, () => openStream(board.url, '127.0.0.2')));
    const codes = streams.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([...Array(32).fill(200), ...Array(8).fill(503)]);
    expect((await openStream(board.url, '127.0.0.3')).statusCode).toBe(200);
    for (const stream of streams) stream.destroy();
    // A place is free again as soon as the board has seen a browser go.
    await vi.waitUntil(async () => (await openStream(board.url, '127.0.0.2')).statusCode === 200, 45_000);
  });
});

describe.skipIf(process.platform === 'win32')('a board with few descriptors', () => {
  it('counts each seat of a sweep while 100 connections say nothing, and still serves its page', async () => {
    const seats = createServer(socket => {
      socket.on('error', () => {}).end('{"id": "1", "height": 170, "weight": 60, "size": "M"}\n');
    }).listen(0, '0.0.0.0');
    onTestFinished(() => void seats.close());
    await once(seats, 'listening');
    const at = seats.address();
    const words = [`127.0.0.1-40:${typeof at === 'object' ? at?.port : 0}`, '--listen', '127.0.0.1:0'];
    const board = command(['board', ...words, '--every', '1']);
    const program = startProgram(['bash', '-c', 'ulimit -n 110; exec "$@"', 'bash', ...board]);
    onTestFinished(() => program.kill('SIGKILL'));
    const [url = ''] = await program.waitFor(/http:\/\/\S+/);
    const { port } = new URL(url);

    const idle = await Promise.all(Array.from({ length: 100 }, () => openIdle(Number(port))));
    onTestFinished(() => idle.forEach(socket => void socket.destroy()));
    const swept = (text: string) =>
      text
        .match(/"history":\[.*?\]/g)
        ?.at(-1)
        ?.match(/"says":"[^"]*"/g) ?? [];
    const text = await listenUntil(url, text => swept(text).length >= 4);
    expect(swept(text).filter(says => !says.includes('40 of 40'))).toEqual([]);
    expect(program.said().stderr).toBe('');
    expect(await ask(url)).toMatchObject({ status: 200 });
  });
});

/** The response to a request for the stream, as soon as its header has come. */
function openStream(url: string, localAddress: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = get(new URL('/events', url), { localAddress, agent: false }, response => {
      onTestFinished(() => void response.destroy());
      resolve(response.on('error', () => {}));
    });
    asking.on('error', reject);
  });
}

async function openIdle(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.9' }).on('error', () => {});
  await once(socket, 'connect');
  return socket;
}
