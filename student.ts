import { runProgram } from './cli/program.ts';
import { isRoomProcess, serveRoom } from './room/process.ts';

/** The program for students, built as a single file that needs only Node, for rooms without internet. */
if (isRoomProcess()) serveRoom();
else
  await runProgram({
    serve: () => import('./commands/serve.ts'),
    talk: () => import('./commands/talk.ts'),
    check: async () => (await import('./commands/check.ts')).checkOf(),
    demo: async () => (await import('./commands/demo.ts')).demoOf(),
    referee: () => import('./commands/referee.ts'),
  });
