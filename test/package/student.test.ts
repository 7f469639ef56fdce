import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Ended, type Running, runProgram, startProgram } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';
import { pythonCommand } from '../server/python-client.ts';

/** A student loads it over the room's network, together with 39 others. */
const MOST_BYTES = 700_000;

const record = { id: '2026010342', height: 178, weight: 65.5, size: 'XL' };

/** A folder with only the one file, as a student has it. */
const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-'));
const student = (...args: string[]) => [process.execPath, 'student.mjs', ...args];

beforeAll(() => copyFileSync('dist/student.mjs', join(cwd, 'student.mjs')));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function run(...args: string[]): Promise<Ended> {
  return runProgram(student(...args), { cwd });
}

async function serve(...args: string[]): Promise<{ program: Running; port: string }> {
  const port = String(await freePort());
  const program = startProgram(student('serve', '--host', '127.0.0.1', '--port', port, ...args), { cwd });
  onTestFinished(() => program.kill('SIGKILL'));
  await program.waitFor(/Ctrl-C/);
  return { program, port };
}

describe('student.mjs', () => {
  it(`is one file under ${MOST_BYTES / 1_000} KB`, () => {
    expect(statSync('dist/student.mjs').size).toBeLessThan(MOST_BYTES);
    expect(readdirSync(cwd)).toEqual(['student.mjs']);
  });

  it('brings the licences of what it is made of', () => {
    const file = readFileSync('dist/student.mjs', 'utf8');
    for (const name of ['commander', 'zod']) expect(file).toContain(`\n${name} `);
    expect(file).toContain('Permission is hereby granted');
  });

  it('shares a record that it then talks to, and checks, alone in its folder', async () => {
    const flags = ['--id', record.id, '--height', '178', '--weight', '65.5', '--size', record.size];
    const { program, port } = await serve(...flags);
    const talk = await run('talk', `127.0.0.1:${port}`, 'get');
    expect(JSON.parse(talk.stdout)).toEqual(record);
    const check = await run('check', `127.0.0.1:${port}`, '--format', 'json');
    expect([check.code, JSON.parse(check.stdout).hosts[0].outcome]).toEqual([0, 'passed']);
    program.kill('SIGINT');
    expect((await program.done).code).toBe(0);
  });

  it('is the room of its own demo, started once more', async () => {
    const port = String(await freePort());
    const { code, stdout } = await run('demo', '--seats', '10', '--port', port, '--lang', 'en');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/4 of 10 seats answered/)]);
  });

  it('judges a crawler, here one that asks nobody', async () => {
    const port = String(await freePort());
    const words = ['--port', port, '--format', 'json', '--', process.execPath, '-e', '0'];
    const { code, stdout } = await run('referee', ...words);
    expect([code, JSON.parse(stdout).rules[0]]).toMatchObject([1, { id: 'asks-all', state: 'failed' }]);
  });

  it('serves the exercises, and checks them', async () => {
    const { port } = await serve('--as', 'echo');
    expect(await run('talk', `127.0.0.1:${port}`, 'hi')).toMatchObject({ code: 0, stdout: 'echo hi\n' });
    expect((await run('check', `127.0.0.1:${port}`, '--as', 'echo')).code).toBe(0);
  });

  it.each([
    ['en', 'Usage: node student.mjs serve'],
    ['zh-CN', '用法：node student.mjs serve'],
    ['zh-TW', '用法：node student.mjs serve'],
  ])('says in %s how it is called itself', async (lang, usage) => {
    const all = await run('--help', '--lang', lang);
    expect(all.stdout).toMatch(/^node student\.mjs /);
    const names = [...all.stdout.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    expect(names).toEqual(['serve', 'talk', 'check', 'demo', 'referee']);
    expect(all.stdout).toContain('node student.mjs demo');
    expect((await run('serve', '--help', '--lang', lang)).stdout).toContain(usage);
  });

  it('checks without a class list, also where a configuration names one', async () => {
    expect((await run('check', '--help')).stdout).not.toContain('--roster');
    writeFileSync(join(cwd, 'lab.config.json'), '{ "roster": "class.xlsx" }');
    onTestFinished(() => rmSync(join(cwd, 'lab.config.json')));
    const { stdout } = await run('check', '--list');
    expect(stdout).toMatch(/^5\.2 .*\n6\.1 /m);
  });

  it('names its own commands where it has none of a name', async () => {
    const { code, stderr } = await run('crawl');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('the commands are serve, talk, check, demo, referee'),
    ]);
  });
});

describeWithPython('student.mjs on a terminal', () => {
  it('asks for what is missing', async () => {
    const port = String(await freePort());
    const words = student('serve', '--host', '127.0.0.1', '--port', port, '--lang', 'zh-CN');
    const program = startProgram([...pythonCommand('on_a_terminal.py'), ...words], { cwd });
    onTestFinished(() => program.kill('SIGKILL'));
    for (const [question, answer] of [
      [/学号.*$/, record.id],
      [/厘米.*$/, '178'],
      [/公斤.*$/, '65.5'],
      [/XXL.*$/, record.size],
    ] as const) {
      await program.waitFor(question);
      program.write(`${answer}\r`);
    }
    await program.waitFor(/Ctrl-C/);
    const { stdout } = await run('talk', `127.0.0.1:${port}`, 'get');
    expect(JSON.parse(stdout)).toEqual(record);
  });
});
