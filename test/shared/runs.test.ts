import { expect, it } from 'vitest';
import { joinRuns } from '../../shared/runs.ts';

it.each([
  [[7], '7'],
  [[1, 2], '1, 2'],
  [[1, 2, 3], '1-3'],
  [[1, 2, 4, 5, 6, 40], '1, 2, 4-6, 40'],
  [[], ''],
])('joins %j as %s', (numbers, joined) => expect(joinRuns(numbers, ', ')).toBe(joined));
