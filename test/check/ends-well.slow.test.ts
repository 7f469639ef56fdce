import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { makeSubject } from '../../check/make-subject.ts';
import { endsWell } from '../../check/rules/arriving.ts';
import { json } from '../crawler/rows.ts';

const { signal } = new AbortController();

/** Longer than the first visit stays after a reply. */
const NAP_MS = 500;

async function testServer(afterReply: (socket: Socket) => void) {
  const server = createServer(socket => {
    socket.on('error', () => {});
    onTestFinished(() => void socket.destroy());
    socket.once('data', () => socket.write(json, () => afterReply(socket)));
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const as = { exercise: 'info', transport: 'tcp' } as const;
  return endsWell.test(makeSubject({ host: '127.0.0.1', port }, as, { signal }));
}

it('a server that sleeps before it closes is not told that it keeps the connection open', async () => {
  expect(await testServer(socket => void setTimeout(() => socket.end(), NAP_MS))).toEqual({ advice: [] });
});

it('a server that never closes is told so', async () => {
  expect(await testServer(() => {})).toEqual({ advice: [{ code: 'kept-open' }] });
});
