import { describe, expect, it } from 'vitest';
import { gatherLines } from '../../crawler/stream.ts';

/** A reader that takes what it is given when it is told to. */
function slowReader() {
  const taken: string[] = [];
  let take = () => {};
  const write = (lines: string) =>
    new Promise<void>(resolve => {
      take = () => {
        taken.push(lines);
        resolve();
      };
    });
  return { taken, write, take: () => take() };
}

describe('lines that are written as they come', () => {
  it('go out together where they came in one turn, and in their order', async () => {
    const written: string[] = [];
    const lines = gatherLines(async text => void written.push(text));
    for (const line of ['a\n', 'b\n', 'c\n']) expect(lines.add(line)).toBeUndefined();
    await lines.end();
    lines.add('d\n');
    await lines.end();
    expect(written).toEqual(['a\nb\nc\n', 'd\n']);
  });

  it('wait for a reader that is behind, so that they do not pile up', async () => {
    const reader = slowReader();
    const lines = gatherLines(reader.write);
    const line = `${'x'.repeat(999)}\n`;
    lines.add(line);
    await new Promise(setImmediate);
    let added = 1;
    let wait: Promise<void> | undefined;
    for (; wait === undefined; added++) wait = lines.add(line);
    expect(added).toBeLessThan(70);
    reader.take();
    await new Promise(setImmediate);
    reader.take();
    await wait;
    expect(reader.taken.join('')).toBe(line.repeat(added));
    expect(lines.add(line)).toBeUndefined();
  });

  it('are all written at the end, however few they are', async () => {
    const lines = gatherLines(async () => {});
    await expect(lines.end()).resolves.toBeUndefined();
  });
});
