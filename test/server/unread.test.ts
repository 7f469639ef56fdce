import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reply, serve as serveRecord } from './serving.ts';
import { makeExercise, serve } from './tutorial.ts';

const LETTER_A = 0x61;

describe('a client that does not read', () => {
  it('is not read from, and let go when its patience limit is over', async () => {
    const echo = await makeExercise('echo');
    const server = await serve({ ...echo, limits: { ...echo.limits, unreadMs: 100 } });
    const dropped = server.event('left');
    await flood(server.port);
    expect(await dropped).toMatchObject({ why: 'unread' });
  });

  it('is kept when it begins to read in time, and gets every byte', async () => {
    const server = await serve(await makeExercise('echo'));
    const socket = connect({ host: '127.0.0.1', port: server.port });
    // Too much for all buffers on the way: the server has to stop reading, and to go on.
    const sent = 12 * 1_024 * 1_024;
    socket.end(Buffer.alloc(sent, 'a'));
    let heard = 0;
    for await (const chunk of socket) for (const byte of chunk) if (byte === LETTER_A) heard++;
    expect(heard).toBe(sent);
  });
});

describe('a client that has its reply', () => {
  it('is let go where it pours bytes all the same, also by a server with all the time in the world', async () => {
    const { port, event } = await serveRecord();
    const poured = flood(port, 'get');
    expect(await event(({ code }) => code === 'answered')).toMatchObject({ bytes: reply.length });
    await poured;
  });
});

/** Sends as fast as it can and reads nothing, until it is disconnected; resolves then. */
function flood(port: number, first = ''): Promise<void> {
  const chunk = Buffer.alloc(65_536, 'a');
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.write(first);
    onTestFinished(() => void socket.destroy());
    const pour = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.pause();
    socket.on('connect', pour);
    socket.on('drain', pour);
    socket.on('error', () => {});
    socket.once('close', () => resolve());
  });
}
