import { it } from 'vitest';
import { readMutations } from './mutations.ts';

it('five hundred broken files give an answer or a sentence, and never an exception', () =>
  readMutations(500));
