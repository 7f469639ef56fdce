import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Plugin } from 'rolldown';
import { compiledOf, scriptOf } from './code.ts';

/** Compiles the files of a bundle, so that no start has to; but not one with a `#!` line, which Node loads itself. */
export const compileBundle: Plugin = {
  name: 'compile-bundle',
  writeBundle({ dir = '.' }, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || file.code.startsWith('#!')) continue;
      const path = join(dir, file.fileName);
      writeFileSync(compiledOf(path), compile(path, file.code));
    }
  },
};

/** What V8 makes of a file, all of its functions. */
export function compile(path: string, code: string): Buffer {
  // V8 leaves a function until it is called, and then compiled code would be without nearly all of them.
  setFlagsFromString('--no-lazy');
  const script = scriptOf(path, code);
  // It looks at the flags, too, before it takes compiled code: they have to be those of a start.
  setFlagsFromString('--lazy');
  return script.createCachedData();
}
