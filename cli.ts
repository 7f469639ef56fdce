import { runProgram } from './cli/program.ts';
import { commands } from './commands/table.ts';

void runProgram(commands);
