import { describe, expect, it } from 'vitest';
import { causes, hints } from '../../check/hints.ts';
import { pairs } from './pairs.ts';

describe.each(Object.entries(pairs))('what is said of %s', (code, [fault, right]) => {
  it('is said to a server with that fault', async () => {
    expect(await fault()).toContain(code);
  });

  it('is not said to the nearest right one, and nothing else is', async () => {
    expect(await right()).toEqual([]);
  });
});

it('each cause that a hint names belongs to a finding with such a pair', () => {
  const known = new Set<string>(Object.keys(pairs));
  const named = new Set<string>(
    Object.entries(causes).flatMap(([code, ids]) => (known.has(code) ? [...ids] : [])),
  );
  expect(Object.keys(hints).filter(id => !named.has(id))).toEqual([]);
});
