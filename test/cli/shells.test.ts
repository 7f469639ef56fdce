import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { shells } from '../../cli/shells.ts';
import { surveyFormats } from '../../shared/ids.ts';
import { command, type Running, run, runProgram, startProgram } from '../binary.ts';
import { pythonCommand } from '../server/python-client.ts';
import { lacks } from '../tools/lacks.ts';

/** A folder of the PATH that has the built command under its own name, and a file to be named. */
const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
const program = join(folder, 'peer-survey');
writeFileSync(program, `#!/bin/sh\nexec ${command([]).join(' ')} "$@"\n`);
chmodSync(program, 0o755);
writeFileSync(join(folder, 'answers.csv'), '');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`, HOME: folder, TERM: 'xterm' };
const place = { env, cwd: folder };

/** An interactive shell on a terminal, which has read the script and says so. */
async function openShell(words: string[], load: string): Promise<Running> {
  const shell = startProgram([...pythonCommand('on_a_terminal.py'), ...words], place);
  onTestFinished(() => shell.kill('SIGKILL'));
  shell.write(`PS1='> '; ${load}; echo it is "read"\r`);
  await shell.waitFor(/it is read/);
  return shell;
}

describe.skipIf(lacks('bash', 'python3'))('on Tab, bash', () => {
  const load = 'eval "$(peer-survey completion bash)"';
  const bash = ['bash', '--norc', '--noprofile', '-i'];

  it.each([
    ['peer-survey crawl --form\t', /--format $/],
    ['peer-survey crawl --format nd\t', /ndjson $/],
    ['peer-survey demo --lang=zh-T\t', /--lang=zh-TW $/],
    ['peer-survey pair ans\t', /answers\.csv $/],
    ['peer-survey talk "$(touch gone)" --cou\t', /--count $/],
  ])('makes of %j what was meant', async (typed, shown) => {
    const shell = await openShell(bash, load);
    shell.write(typed);
    await shell.waitFor(shown);
    // What is typed is never run.
    expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toContain('gone');
  });

  it('reads the script a second time without complaint', async () => {
    // Bash takes a socket as its input for a remote shell, and would read the system's bashrc.
    const { code, stderr } = await runProgram(['bash', '--norc', '-euc', `${load}; ${load}`], place);
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe.skipIf(lacks('zsh', 'python3'))('on Tab, zsh', () => {
  const load = 'eval "$(peer-survey completion zsh)"';

  it.each([
    ['peer-survey cra\t', /crawl/],
    ['peer-survey crawl --form\t', /--format/],
    ['peer-survey crawl --format nd\t', /ndjson/],
    ['peer-survey demo --lang=zh-T\t', /--lang=zh-TW/],
    ['peer-survey pair ans\t', /answers\.csv/],
  ])('makes of %j what was meant', async (typed, shown) => {
    const shell = await openShell(['zsh', '-f', '-i'], load);
    shell.write(typed);
    await shell.waitFor(shown);
  });
});

describe.skipIf(lacks('fish', 'python3'))('on Tab, fish', () => {
  it.each([
    ['peer-survey cra', /^crawl\task all seats/],
    ['peer-survey crawl --form', /^--format\t/],
    ['peer-survey crawl --format ', /^text\njson\n/],
    ['peer-survey demo --lang=zh-T', /^--lang=zh-TW\n$/],
    ['peer-survey pair ans', /^answers\.csv/],
  ])('offers for %j what could be meant', async (typed, offered) => {
    const script = `peer-survey completion fish | source; complete -C '${typed}'`;
    const { code, stdout, stderr } = await runProgram(['fish', '--no-config', '-c', script], place);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(offered);
  });
});

describe('what is typed in PowerShell', () => {
  it('comes with a point before its last word, which may be empty', async () => {
    const ask = (...words: string[]) => run(['completion', 'for', 'powershell', ...words]);
    expect((await ask('crawl', '--format', '.')).stdout).toBe(`${surveyFormats.join('\n')}\n`);
    expect((await ask('.cra')).stdout).toMatch(/^crawl\task all seats/);
    expect(shells.powershell.script).toContain('completion for powershell @words ".$wordToComplete"');
  });
});

describe('the script of each shell', () => {
  it.each(Object.entries(shells))('of %s is what the command prints', async (name, { script }) => {
    expect(await run(['completion', name])).toMatchObject({ code: 0, stdout: script, stderr: '' });
    expect(script).toMatch(/^# Completion of peer-survey for \w+\. In /);
  });
});
