#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const program = new URL('./dist/cli.js', import.meta.url);

if (existsSync(program)) {
  // Later starts load compiled code from a cache; Node 20 does not have one.
  module.enableCompileCache?.();
  try {
    await (await import(program.href)).ended;
  } catch (error) {
    if (error.code !== 'EMFILE' && error.code !== 'ENFILE') throw error;
    process.stderr.write(
      'peer-survey: too many files are open; close other programs, or raise the limit (ulimit -n 1024)\n',
    );
    process.exitCode = 2;
  }
} else {
  process.stderr.write('peer-survey: not built yet: in the folder of its sources, run npm run build\n');
  process.exitCode = 2;
}
