import { describe, expect, it } from 'vitest';
import { command, runProgram } from '../binary.ts';

/** Runs the command with a limit on open files and sockets. */
function runWith(limit: number, ...args: string[]) {
  return runProgram(['bash', '-c', `ulimit -n ${limit}; exec "$@"`, 'bash', ...command(args)]);
}

describe.skipIf(process.platform === 'win32')('a command that may open few files', () => {
  // With the fewest it cannot even load all of itself.
  it.each([32, 40, 48])('says in one line what to raise: demo, %i files', async limit => {
    const { code, stderr } = await runWith(limit, 'demo');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^peer-survey: [^\n]*ulimit -n 1024\)\n$/)]);
  });

  it('says it in the language spoken', async () => {
    const { code, stderr } = await runWith(48, 'demo', '--lang', 'zh-TW');
    expect([code, stderr]).toEqual([2, expect.stringContaining('開啟的檔案太多')]);
  });
});
