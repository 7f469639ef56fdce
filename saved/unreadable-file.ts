import type { FileProblem } from '../shared/file-problem.ts';

/** A file that cannot be read as a whole; the sentence for it is in `messages.files`. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
  readonly problem: FileProblem;

  constructor(problem: FileProblem, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problem;
  }
}
