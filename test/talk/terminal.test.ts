import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { command, type Running, startProgram } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { pathOf } from '../tools/lacks.ts';
import { startServe } from '../tutorial.ts';

const ENTER = '\r';
const UP = '\x1b[A';
const CTRL_C = '\x03';
const CTRL_D = '\x04';

describeWithPython('talk on a terminal', () => {
  it('shows what the server says first, then a prompt, and takes Chinese', async () => {
    const { port } = await startServe(['--as', 'greet']);
    const talk = await openTalk(
      port,
      /an empty line ends.\r\nServer: Welcome!\r\nServer: What's your name\?\r\n.*> /,
    );
    talk.write(`小明${ENTER}`);
    await talk.waitFor(/Server: Hello 小明!\r\nServer: What's your name\?\r\n.*> /);
    talk.write(`exit${ENTER}`);
    const { code, stdout } = await talk.done;
    expect(stdout).toMatch(/Server: Good bye!\r\n127\.0\.0\.1:\d+ closed the connection\.\r\n$/);
    expect(code).toBe(0);
  });

  it('has a history', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const talk = await openTalk(port, /> /);
    talk.write(`first${ENTER}`);
    await talk.waitFor(/echo first\r\n.*> /);
    talk.write(`second${ENTER}`);
    await talk.waitFor(/echo second\r\n.*> /);
    talk.write(`${UP}${UP} again${ENTER}`);
    await talk.waitFor(/echo first again\r\n/);
  });

  it.each([
    ['an empty line', ENTER],
    ['Ctrl-D', CTRL_D],
    ['Ctrl-C', CTRL_C],
    ['Ctrl-C in the middle of a line', `half a line${CTRL_C}`],
  ])('ends cleanly at %s', async (_, keys) => {
    const { port } = await startServe(['--as', 'echo']);
    const talk = await openTalk(port, /> /);
    talk.write(keys);
    const { code, stdout } = await talk.done;
    expect(stdout).toMatch(/\n$/);
    expect(code).toBe(0);
  });

  it('ends by Ctrl-C while it waits for an answer that does not come', async () => {
    const { program, port } = await startServe(['--as', 'echo', '--udp']);
    const talk = await openTalk(port, /> /, {}, '--udp');
    talk.write(`echo echo ${ENTER}`);
    await program.waitFor(/left without an answer/);
    talk.write(CTRL_C);
    expect(await talk.done).toMatchObject({ code: 0 });
  });

  it('says at once that the server is gone, above what is being typed', async () => {
    const { program, port } = await startServe(['--as', 'echo']);
    const talk = await openTalk(port, /> /);
    talk.write('half a line');
    await talk.waitFor(/half a line/);
    program.kill('SIGINT');
    const { code, stdout } = await talk.done;
    expect(stdout).toMatch(/half a line\r\n127\.0\.0\.1:\d+ is gone/);
    expect(code).toBe(1);
  });

  it('prints what comes unasked above the prompt, and keeps what is being typed', async () => {
    const { port } = await startServe(['--id', '7', '--declined']);
    const talk = await openTalk(port, /> /);
    talk.write('not get');
    const { stdout } = await talk.done;
    expect(stdout).toMatch(/> .*not get.*\{"id":"7","declined":true\}\r\n.*> not get/s);
  });
});

describeWithPython('talk on a dumb terminal', () => {
  it('prints what comes unasked on a line of its own, and moves no cursor', async () => {
    const { port } = await startServe(['--id', '7', '--declined']);
    const talk = await openTalk(port, /> /, { TERM: 'dumb' });
    const { stdout } = await talk.done;
    expect(stdout).toContain('> \r\n{"id":"7","declined":true}\r\n');
    expect(stdout).not.toContain('\x1b');
  });
});

async function openTalk(
  port: number,
  ready: RegExp,
  env: Record<string, string> = {},
  ...flags: string[]
): Promise<Running> {
  const terminal = fileURLToPath(new URL('../fixtures/clients/on_a_terminal.py', import.meta.url));
  const words = command(['talk', `127.0.0.1:${port}`, ...flags]);
  const talk = startProgram([pathOf('python3'), '-I', '-S', terminal, ...words], {
    env: { LANG: 'C.UTF-8', TERM: 'xterm', ...env },
  });
  onTestFinished(() => talk.kill());
  await talk.waitFor(ready);
  return talk;
}
