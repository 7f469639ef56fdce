import type { Rule } from '../subject.ts';
import { judgeFor } from './of-the-reply.ts';

const finds = ['wrong-type', 'number-in-quotes', 'bad-characters'] as const;

/** Text for id and size, numbers for height and weight. */
export const types: Rule = {
  id: '4.4',
  needs: ['4.3'],
  finds,
  test: subject => judgeFor(finds, subject),
};
