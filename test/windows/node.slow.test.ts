import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, startProgram } from '../binary.ts';
import { freePort } from '../free-port.ts';
import { pythonCommand } from '../server/python-client.ts';
import { lacks } from '../tools/lacks.ts';
import { startServe } from '../tutorial.ts';
import { useWindows } from './wine.ts';

const record = ['--id', '2026010342', '--height', '178', '--weight', '65.5', '--size', 'XL'];
const bin = resolve('bin.js');

describe.skipIf(lacks('wine64', 'node.exe', 'python3'))('Node for Windows, in Wine', () => {
  const windows = useWindows();

  it('shows the demo to its end', async () => {
    const { code, stdout } = await windows.run(bin, 'demo', '--port', String(await freePort()));
    expect([code, stdout]).toEqual([0, expect.stringContaining('34 of 40 seats answered')]);
  });

  it('serves a record that passes each check of another computer', async () => {
    const port = String(await freePort());
    await windows.start(/Ctrl-C/, bin, 'serve', '--host', '127.0.0.1', '--port', port, ...record);
    const { code, stdout } = await run(['check', `127.0.0.1:${port}`, '--strict'], { timeoutMs: 60_000 });
    expect([code, stdout]).toEqual([0, expect.stringContaining('127.0.0.1')]);
  });

  it('ends its server in good order on Ctrl-C', async () => {
    const port = String(await freePort());
    const words = windows.node(bin, 'serve', '--host', '127.0.0.1', '--port', port, ...record);
    const terminal = [...pythonCommand('on_a_terminal.py'), ...words];
    const program = startProgram(terminal, { env: windows.env, cwd: windows.cwd, timeoutMs: 100_000 });
    onTestFinished(() => program.kill('SIGKILL'));
    await program.waitFor(/Ctrl-C ends it/);
    program.write('\x03');
    await program.waitFor(/Ended\./);
    expect((await program.done).code).toBe(0);
  });

  it('crawls servers of other computers', async () => {
    const flags = (id: string) => ['--id', id, '--height', '178', '--weight', '65.5', '--size', 'XL'];
    const servers = await Promise.all([startServe(flags('1')), startServe(flags('2'))]);
    const targets = servers.map(({ port }) => `127.0.0.1:${port}`);
    const { code, stdout } = await windows.run(bin, 'crawl', ...targets, '--format', 'json');
    expect([code, JSON.parse(stdout).counts]).toEqual([0, { ok: 2 }]);
  });

  it('reads a file of Notepad under a Chinese path', async () => {
    const rows = ['学号,身高,体重,尺码', '1,170,60,M', '2,171,60,M', '3,190,90,XL', ''];
    writeFileSync(join(windows.cwd, '回答.csv'), `\ufeff${rows.join('\r\n')}`);
    const { code, stdout } = await windows.run(bin, 'pair', '回答.csv', '--lang', 'zh-CN');
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 与 2')]);
  });

  it('puts a report on stdout where another program holds its file', async () => {
    await windows.holdFile('report.exe');
    const held = readFileSync(join(windows.cwd, 'report.exe'));
    const target = `127.0.0.1:${await freePort()}`;
    const words = ['crawl', target, '--format', 'json', '--out', 'report.exe'];
    const { code, stdout, stderr } = await windows.run(bin, ...words);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(
        'cannot write report.exe: you may not, or another program (Excel?) has it open',
      ),
    ]);
    expect(JSON.parse(stdout).hosts).toHaveLength(1);
    expect(readFileSync(join(windows.cwd, 'report.exe')).equals(held)).toBe(true);
  });

  it("runs the student's one file", async () => {
    const student = resolve('dist/student.mjs');
    const port = String(await freePort());
    await windows.start(/Ctrl-C/, student, 'serve', '--host', '127.0.0.1', '--port', port, ...record);
    const { code, stdout } = await windows.run(student, 'talk', `127.0.0.1:${port}`, 'get');
    expect([code, JSON.parse(stdout).id]).toEqual([0, '2026010342']);
  });
});
