import { runProgram } from './cli/program.ts';
import { commands } from './commands/table.ts';
import { isRoomProcess, serveRoom } from './room/process.ts';

/** Settles when the command has ended. Exported for bin.js: with a top-level await here, rolldown would make a third more chunks. */
export const ended = isRoomProcess() ? serveRoom() : runProgram(commands);
