import { Script } from 'node:vm';

/** Where the code is that V8 has compiled of a file. */
export function compiledOf(path: string): string {
  return `${path}.bin`;
}

/**
 * A CommonJS file as a script that results in its function. With `compiled` V8 need not compile it again; where it is not
 * of this text, this version of V8 or this machine, V8 says so in `cachedDataRejected`, and compiles.
 */
export function scriptOf(path: string, source: string, compiled?: Buffer): Script {
  const text = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  return new Script(text, {
    filename: path,
    ...(compiled ? { cachedData: compiled } : {}),
  });
}
