import { it } from 'vitest';
import { readMutations } from './mutations.ts';

it('a hundred and fifty broken files give an answer or a sentence, and never an exception', () =>
  readMutations(150));
