import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Ended, runProgram, startProgram } from '../binary.ts';
import { pathOf } from '../tools/lacks.ts';

/** Wine writes its registry before the first program runs: half a minute on a quiet machine. */
const PREFIX_MS = 300_000;
const PROGRAM_MS = 100_000;

/** A Windows of the tests' own: programs start in it, and end with the tests. */
export interface Windows {
  /** Words that start Node there. */
  node(...args: string[]): string[];
  /** The environment that the words need; its language is the system's own. */
  env: Record<string, string>;
  /** A folder with a Chinese name, and a blank in it. */
  cwd: string;
  run(...args: string[]): Promise<Ended>;
  /** Starts Node there, and waits until it has written `ready` to stdout; ends it after the test. */
  start(ready: RegExp, ...args: string[]): Promise<void>;
  /** A running program: its file must not be replaced until the test ends. */
  holdFile(name: string): Promise<void>;
}

/** Prepares the system before the tests of a file, and takes it down after them. */
export function useWindows(): Windows {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
  const cwd = join(folder, '机房 一');
  const wine = pathOf('wine64');
  const env = { WINEPREFIX: join(folder, 'prefix'), WINEDEBUG: '-all', LANG: 'C.UTF-8' };
  const node = (...args: string[]) => [wine, resolve(pathOf('node.exe')), ...args];
  let files = 0;
  // Node for Windows cannot write to a pipe of Unix: a file in between takes what it says.
  const intoFiles = (words: string[]) => {
    const out = join(folder, `said-${++files}`);
    writeFileSync(out, '');
    return { words: ['sh', '-c', 'exec "$@" >"$0" 2>"$0.err"', out, ...words], out, err: `${out}.err` };
  };

  beforeAll(async () => {
    // Node asks for Windows 10; Wine of Debian says that it is Windows 7.
    const version = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'];
    await runProgram([wine, ...version], { env, timeoutMs: PREFIX_MS });
    mkdirSync(cwd);
  }, PREFIX_MS);
  afterAll(async () => {
    await runProgram([wine, 'wineboot', '--kill'], { env, timeoutMs: PROGRAM_MS });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }, PROGRAM_MS);

  return {
    node,
    env,
    cwd,
    async run(...args) {
      const { words, out, err } = intoFiles(node(...args));
      const ended = await runProgram(words, { env, cwd, timeoutMs: PROGRAM_MS });
      return { ...ended, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
    },
    async start(ready, ...args) {
      const { words, out } = intoFiles(node(...args));
      const program = startProgram(words, { env, cwd, timeoutMs: PROGRAM_MS });
      onTestFinished(() => program.kill('SIGKILL'));
      for await (const _ of setInterval(100)) if (ready.test(readFileSync(out, 'utf8'))) return;
    },
    async holdFile(name) {
      const shell = join(env.WINEPREFIX, 'drive_c', 'windows', 'system32', 'cmd.exe');
      copyFileSync(shell, join(cwd, name));
      const holder = startProgram([wine, join(cwd, name), '/c', 'echo held & pause'], { env, cwd });
      onTestFinished(() => holder.kill('SIGKILL'));
      await holder.waitFor(/held/);
    },
  };
}
