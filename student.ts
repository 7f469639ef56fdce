import { runProgram } from './cli/program.ts';
import { isRoomProcess, serveRoom } from './room/seats.ts';

/** What a student needs, built as one file that Node alone runs: for rooms without internet. */
if (isRoomProcess()) serveRoom();
else
  await runProgram({
    serve: () => import('./commands/serve.ts'),
    talk: () => import('./commands/talk.ts'),
    check: () => import('./commands/check.ts'),
    demo: async () => (await import('./commands/demo.ts')).demoOf(),
    referee: () => import('./commands/referee.ts'),
  });
