import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connect, hear } from './client.ts';
import { reply, serve } from './serving.ts';

/** What a client may send: any bytes, or something near a request, in any pieces. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
  fc
    .constantFrom('get', 'g', 'et', 'GET / HTTP/1.1\r\n\r\n', '\0\0\0', ' \r\n', '\u4f60')
    .map(text => Buffer.from(text)),
  fc.nat(9_000).map(length => Buffer.alloc(length, 'get')),
);
const client = fc.record({
  pieces: fc.array(piece, { maxLength: 4 }),
  ending: fc.constantFrom('fin', 'reset', 'destroy'),
});

describe('a server to which clients send anything', () => {
  it('still answers get after each of them', { timeout: 60_000 }, async () => {
    const { port } = await serve();
    const survives = fc.asyncProperty(client, async ({ pieces, ending }) => {
      const stranger = await connect({ port });
      for (const bytes of pieces) stranger.write(bytes);
      if (ending === 'fin') stranger.end();
      else if (ending === 'reset') stranger.resetAndDestroy();
      else stranger.destroy();

      const good = await connect({ port });
      const heard = hear(good);
      good.write('get');
      expect(await heard).toMatchObject({ text: reply, ending: 'fin' });
      stranger.destroy();
    });
    await fc.assert(survives, { numRuns: 500, endOnFailure: true });
  });
});
