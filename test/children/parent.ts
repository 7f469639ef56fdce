import { spawn } from 'node:child_process';
import { leash } from './leash.ts';

/** Stands for the process that runs a test: starts a shell that starts another, says the shell's pid, and stays. */
const shell = leash(
  spawn('sh', ['-c', 'sleep 300 & echo $!; wait'], {
    stdio: ['ignore', 'inherit', 'ignore'],
    detached: true,
  }),
);
process.stdout.write(`${shell.pid}\n`);
process.stdin.resume();
