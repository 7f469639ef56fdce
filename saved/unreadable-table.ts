import type { TableProblem } from '../shared/file-problem.ts';

/** A table that cannot be used as a whole; the sentence for it is in `messages.files`. */
export class UnreadableTable extends Error {
  override name = 'UnreadableTable';
  readonly problem: TableProblem;

  constructor(problem: TableProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
