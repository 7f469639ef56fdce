import { describe, expect, it, onTestFinished } from 'vitest';
import { command, runProgram, startProgram } from '../binary.ts';
import { freePort } from '../free-port.ts';
import { startServe } from '../tutorial.ts';

/** A command whose standard input is open for writing only, so that reading it fails. */
const unreadable = (...words: string[]) => ['sh', '-c', `exec ${command(words).join(' ')} 0>/dev/null`];

describe.skipIf(process.platform === 'win32')('a standard input that cannot be read', () => {
  it('is one sentence and exit code 2: pair', async () => {
    const { code, stdout, stderr } = await runProgram(unreadable('pair', '-'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^peer-survey: cannot read standard input: [^\n]*\n$/);
  });

  it('is one sentence and exit code 2, and the connection is closed: talk', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const { code, stdout, stderr } = await runProgram(unreadable('talk', `127.0.0.1:${port}`));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^peer-survey: cannot read standard input: [^\n]*\n$/);
  });

  it('has no lines for a room that is left up: demo --keep', async () => {
    const port = String(await freePort());
    const demo = startProgram(unreadable('demo', '--seats', '10', '--port', port, '--keep'));
    onTestFinished(() => demo.kill('SIGKILL'));
    await demo.waitFor(/Ctrl-C/);
    demo.kill('SIGINT');
    expect(await demo.done).toMatchObject({ code: 0, stderr: '' });
  });
});
