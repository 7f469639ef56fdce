import type { FileProblem } from '../shared/file-problem.ts';

/** The file as a whole is at fault; its sentence is in `messages.files`. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
  readonly problem: FileProblem;

  constructor(problem: FileProblem, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problem;
  }
}
