import { runProgram } from './cli/program.ts';
import { commands } from './commands/table.ts';
import { isRoomProcess, serveRoom } from './room/process.ts';

if (isRoomProcess()) serveRoom();
else await runProgram(commands);
