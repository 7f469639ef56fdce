import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { build } from 'rolldown';
import { expect, it } from 'vitest';
import { startProgram } from '../binary.ts';
import { folder } from '../server/serve-binary.ts';

it('a child ends with the process that runs its test, even if that is killed', async () => {
  const dir = folder({});
  await build({ input: 'test/children/parent.ts', platform: 'node', output: { dir } });
  const parent = startProgram([process.execPath, join(dir, 'parent.js')], { cwd: process.cwd() });
  await parent.waitFor(/\d+\n\d+\n/);
  const children = parent.said().stdout.trim().split('\n').map(Number);
  expect(children.filter(isRunning)).toEqual(children);
  parent.kill('SIGKILL');
  for await (const _ of setInterval(20)) if (!children.some(isRunning)) break;
});

it('all children of tests are on a leash', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  );
  const loose = files.filter(name =>
    /(?<!leash\(\s*)(?<![\w.])spawn\(/.test(readFileSync(join('test', name), 'utf8')),
  );
  expect(loose).toEqual([join('children', 'leash.ts')]);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended, but has not been waited for, still has its number.
    return !existsSync('/proc/self/stat') || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
