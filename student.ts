import { runProgram } from './terminal/program.ts';

/** What a student needs, built as one file that Node alone runs: for rooms without internet. */
await runProgram({
  serve: () => import('./server/command.ts'),
  talk: () => import('./talk/command.ts'),
  check: () => import('./check/command.ts'),
});
