import type { Rule } from '../subject.ts';
import { judgeFor } from './of-the-reply.ts';

const finds = ['not-an-object', 'error-reply', 'nested'] as const;

/** The JSON has to be one flat object: the record, and not an error or a box around it. */
export const oneObject: Rule = {
  id: '4.2',
  needs: ['4.1'],
  finds,
  test: subject => judgeFor(finds, subject),
};
