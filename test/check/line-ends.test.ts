import { expect, it } from 'vitest';
import { acceptsLineEnds } from '../../check/rules/surviving.ts';
import type { Visit } from '../../check/timeline.ts';
import { answered, isAt } from './pair-sides.ts';

/** What rule 6.5 finds in a server that treats a request with a line end like this, and answers get alone. */
const findings = (withLineEnd: Visit) => {
  const ends = [withLineEnd, withLineEnd];
  return isAt({ visit: async () => ({ visit: ends.shift() ?? answered }) }, acceptsLineEnds.test)();
};

it('blames a reset, not the comparison, where it cuts the answer to get and a line end', async () => {
  const cut: Visit = { ...answered, ending: 'reset', received: answered.received.subarray(0, 30) };
  expect(await findings(cut)).toEqual(['reset-after-reply']);
});

it('blames the comparison where no byte comes, however the connection ends', async () => {
  const received = Buffer.alloc(0);
  for (const ending of ['fin', 'reset', 'left'] as const)
    expect(await findings({ ...answered, ending, received, reads: [] })).toEqual(['line-end']);
});
