import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutBytes } from '../../server/exercises/characters.ts';
import { ctime } from '../../server/exercises/clock.ts';
import { lesson, MAX_MESSAGE_BYTES } from '../../server/exercises/lesson.ts';
import { dial, makeExercise, serve } from './tutorial.ts';

describe('a character that a read cuts', () => {
  it.each([
    ['', 0],
    ['61', 0],
    ['e4', 1],
    ['e4bd', 2],
    ['e4bda0', 0],
    ['f09f98', 3],
    ['f09f9880', 0],
    ['c3', 1],
    ['61e4bd', 2],
    ['efbbbf', 0],
  ])('%s ends in %i bytes of one', (hex, count) => {
    expect(cutBytes(Buffer.from(hex, 'hex'))).toBe(count);
  });

  it.each([
    ['GBK', 'd6d0b9'],
    ['Latin-1 before it', 'e961e4'],
    ['a continuation alone', '80'],
    ['an overlong form', 'c0'],
    ['half a surrogate', 'eda0'],
    ['beyond Unicode', 'f490'],
    ['never in UTF-8', 'ff'],
  ])('is not seen in bytes that are not UTF-8: %s', (_, hex) => {
    expect(cutBytes(Buffer.from(hex, 'hex'))).toBe(0);
  });

  it('never reaches the exercise in pieces, however the reads are cut', () => {
    const texts = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(8)), (text, sizes) => {
        const heard = listenTo(splitAnywhere(Buffer.from(text), sizes));
        expect(heard.every(message => isUtf8(message))).toBe(true);
        expect(Buffer.concat(heard)).toEqual(Buffer.from(text));
      }),
    );
  });

  it('does not keep other bytes from passing unharmed, in their order', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.array(fc.nat(8)), (bytes, sizes) => {
        expect(Buffer.concat(listenTo(splitAnywhere(Buffer.from(bytes), sizes)))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('is answered once its rest has come, and not before', async () => {
    const server = await serve(await makeExercise('echo'));
    const client = await dial(server.port);
    const [first, rest] = [Buffer.from('你').subarray(0, 2), Buffer.from('你').subarray(2)];
    client.send(Buffer.concat([Buffer.from('a'), first]));
    expect(await client.hear(6)).toBe('echo a');
    client.send(rest);
    expect(await client.hear(8)).toBe('echo 你');
  });

  it('is answered as it is when the client leaves in the middle of it', async () => {
    const server = await serve(await makeExercise('echo'));
    const client = await dial(server.port);
    client.socket.end(Buffer.from('你').subarray(0, 2));
    expect(await client.hearEnd()).toBe(`echo ${Buffer.from('你').subarray(0, 2)}`);
  });
});

describe('a message', () => {
  it('has 65,536 bytes at most; what is more is the next message', () => {
    const bytes = Buffer.alloc(MAX_MESSAGE_BYTES + 2, 'a');
    expect(listenTo([bytes]).map(message => message.length)).toEqual([MAX_MESSAGE_BYTES, 2]);
  });

  it('is not cut in the middle of a character for its length', () => {
    const bytes = Buffer.from(`ab${'你'.repeat(MAX_MESSAGE_BYTES / 2)}`);
    const heard = listenTo([bytes]);
    expect(heard.every(message => isUtf8(message) && message.length <= MAX_MESSAGE_BYTES)).toBe(true);
    expect(Buffer.concat(heard)).toEqual(bytes);
  });

  it('after the good bye is not answered any more', async () => {
    const server = await serve(await makeExercise('greet'));
    const client = await dial(server.port);
    client.send('exit');
    await client.hear(Buffer.byteLength("Server: Welcome!\nServer: What's your name?Server: Good bye!\n"));
    client.send('Ann');
    expect(await client.hearEnd()).toBe('');
  });
});

describe('the time of the clock', () => {
  it.each([
    [new Date(2013, 1, 17, 10, 0, 18), 'Sun Feb 17 10:00:18 2013'],
    [new Date(2024, 1, 29, 0, 0, 0), 'Thu Feb 29 00:00:00 2024'],
    [new Date(2026, 11, 1, 23, 59, 59), 'Tue Dec  1 23:59:59 2026'],
    [new Date(1999, 8, 9, 9, 9, 9), 'Thu Sep  9 09:09:09 1999'],
  ])('%s is written as C writes it', (date, text) => {
    expect(ctime(date)).toBe(text);
  });
});

/** The messages that a lesson gets from these reads, up to the end of the connection. */
function listenTo(reads: readonly Uint8Array[]): Uint8Array[] {
  const heard: Uint8Array[] = [];
  const keep = lesson({
    answer(message) {
      heard.push(Buffer.from(message));
      return { close: false };
    },
  });
  const session = keep.begin();
  for (const read of reads) session.onBytes(read);
  session.onEnd();
  return heard;
}

function splitAnywhere(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  let from = 0;
  const pieces = sizes.map(size => {
    const piece = bytes.subarray(from, from + size);
    from += size;
    return piece;
  });
  return [...pieces, bytes.subarray(from)].filter(piece => piece.length > 0);
}
