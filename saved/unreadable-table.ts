import type { TableProblem } from '../shared/file-problem.ts';

/** The whole table is at fault, not a row of it; its sentence is in `messages.files`. */
export class UnreadableTable extends Error {
  override name = 'UnreadableTable';
  readonly problem: TableProblem;

  constructor(problem: TableProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
