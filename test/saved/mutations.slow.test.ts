import { it } from 'vitest';
import { readMutations } from './mutations.ts';

it(
  'ten thousand broken files give an answer or a sentence, and never an exception',
  () => readMutations(10_000),
  600_000,
);
