import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runProgram } from '../binary.ts';

/** A folder with nothing but the start of the command. */
function folderWithBin(): string {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  copyFileSync('bin.js', join(folder, 'bin.js'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

describe('bin.js', () => {
  it('says what to run where nothing has been built', async () => {
    const { code, stdout, stderr } = await runProgram([join(folderWithBin(), 'bin.js'), '--version']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^peer-survey: [^\n]*npm run build\n$/);
  });

  it('runs what was built, with its arguments', async () => {
    const folder = folderWithBin();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'cli.js'), 'console.log(process.argv.slice(2).join())');
    const { code, stdout } = await runProgram([join(folder, 'bin.js'), 'list', '10.1.2.10']);
    expect([code, stdout]).toEqual([0, 'list,10.1.2.10\n']);
  });

  it.each([
    [
      'says what to raise where too many files are open to load what was built',
      'EMFILE',
      2,
      /^peer-survey: [^\n]*ulimit[^\n]*\n$/,
    ],
    ['hides no other fault', 'EOTHER', 1, /EOTHER/],
  ])('%s', async (_, name, exitCode, said) => {
    const folder = folderWithBin();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(
      join(folder, 'dist', 'cli.js'),
      `throw Object.assign(new Error('open'), { code: '${name}' })`,
    );
    const { code, stderr } = await runProgram([join(folder, 'bin.js')]);
    expect([code, stderr]).toEqual([exitCode, expect.stringMatching(said)]);
  });
});
