import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { piped, type Source } from '../../talk/sources.ts';

const pipe = (...chunks: Buffer[]) => piped(Readable.from(chunks));

async function all(source: Source): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await source.next(); line !== undefined; line = await source.next())
    lines.push(Buffer.from(line).toString('latin1'));
  return lines;
}

it('the lines of a pipe are the same wherever the pipe cuts them', async () => {
  const text = Buffer.from('one\r\n\ntwo \xff\rthree\n\r\nlast', 'latin1');
  for (let cut = 0; cut <= text.length; cut++) {
    const lines = await all(pipe(text.subarray(0, cut), text.subarray(cut)));
    expect(lines).toEqual(['one', '', 'two \xff\rthree', '', 'last']);
  }
});

it('a line of a pipe has at most 16 MB, so that a pipe without line ends cannot fill the memory', async () => {
  const megabytes = (count: number) => Array.from({ length: count }, () => Buffer.alloc(2 ** 20));
  const end = Buffer.from('\n');
  expect(await all(pipe(...megabytes(16), end, ...megabytes(16)))).toHaveLength(2);
  await expect(all(pipe(...megabytes(17), end))).rejects.toMatchObject({ problem: { code: 'too-long' } });
});

it('closing a pipe ends the read that is under way', async () => {
  const source = piped(new Readable({ read() {} }));
  const next = source.next();
  source.close();
  expect(await next).toBeUndefined();
});
