import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledOf, scriptOf } from './code.ts';

type Require = (name: string) => unknown;
type FileFunction = (
  exports: unknown,
  require: Require,
  module: { exports: unknown },
  path: string,
  folder: string,
) => void;

/**
 * The files of the bundle in a folder, loaded as Node's `require` does it, but with the code that was compiled when the
 * bundle was built: to compile it at each start takes 11 of the 33 ms of a crawl. Node has this itself from 22.8 on
 * (module.enableCompileCache), and fills its cache only as a program runs.
 */
export function openBundle(folder: string, requireFromNode: Require): Require {
  const loaded = new Map<string, { exports: unknown }>();
  const load: Require = name => {
    // All files are in one folder, and call each other ./NAME; all else is Node's own.
    if (!name.startsWith('./')) return requireFromNode(name);
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const path = join(folder, name);
    const run: FileFunction = scriptOf(
      path,
      readFileSync(path, 'utf8'),
      readCompiled(path),
    ).runInThisContext();
    run(module.exports, load, module, path, folder);
    return module.exports;
  };
  return load;
}

function readCompiled(path: string): Buffer | undefined {
  try {
    return readFileSync(compiledOf(path));
  } catch {
    // A package from the registry has none: it was built with another Node.
    return undefined;
  }
}
