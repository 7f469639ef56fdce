import type { Field } from '../shared/finding.ts';

/** Why a file holds no answers that could be read. */
export type Unreadable =
  | { code: 'empty' }
  | { code: 'no-columns'; missing: Field[]; found: string[] }
  | { code: 'twice'; name: string }
  | { code: 'not-json'; reason: string }
  | { code: 'no-answers' }
  | { code: 'long-line'; line: number; limit: number }
  | { code: 'long-json'; limit: number };

/** The whole file is at fault, not a row of it. */
export class UnreadableAnswers extends Error {
  override name = 'UnreadableAnswers';
  readonly problem: Unreadable;

  constructor(problem: Unreadable) {
    super(problem.code);
    this.problem = problem;
  }
}
