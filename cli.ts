import { commands } from './commands.ts';
import { runProgram } from './terminal/program.ts';

void runProgram(commands);
