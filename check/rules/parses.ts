import type { Rule } from '../subject.ts';
import { judgeFor } from './of-the-reply.ts';

const finds = [
  'echo',
  'gzip',
  'pickle',
  'python-dict',
  'bytes-literal',
  'double-encoded',
  'not-finite',
  'trailing-comma',
  'full-width',
  'not-json',
] as const;

/** The text has to be JSON. */
export const parses: Rule = {
  id: '4.1',
  needs: ['3.4'],
  finds,
  test: subject => judgeFor(finds, subject),
};
