import { describe, expect, it } from 'vitest';
import { pairs } from './pairs.ts';

describe.each(Object.entries(pairs))('what is said of %s', (code, [fault, right]) => {
  it('is said to a server with that fault', async () => {
    expect(await fault()).toContain(code);
  });

  it('is not said to the nearest right one, and nothing else is', async () => {
    expect(await right()).toEqual([]);
  });
});
