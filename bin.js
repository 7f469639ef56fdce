#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const program = new URL('./dist/cli.js', import.meta.url);

if (existsSync(program)) {
  // Later starts take the compiled code from a cache. Node 20 has none.
  module.enableCompileCache?.();
  await import(program.href);
} else {
  process.stderr.write('peer-survey: not built yet: in the folder of its sources, run npm run build\n');
  process.exitCode = 2;
}
