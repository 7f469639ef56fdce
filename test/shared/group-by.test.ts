import { expect, it } from 'vitest';
import { groupBy } from '../../shared/group-by.ts';

it('groups by a key, in the order in which keys and items come', () => {
  const groups = groupBy(['b1', 'a1', 'b2'], ([letter]) => letter);
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});
