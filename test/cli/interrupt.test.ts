import { expect, it, onTestFinished } from 'vitest';
import { isHangUpIgnored } from '../../cli/interrupt.ts';
import { command, run, startProgram } from '../binary.ts';
import { freePort } from '../free-port.ts';

it('nohup is told by the name that the shell leaves', () => {
  expect(isHangUpIgnored({ _: '/usr/bin/nohup' }, 1)).toBe(true);
  expect(isHangUpIgnored({ _: '/usr/bin/node' }, 1)).toBe(false);
  expect(isHangUpIgnored({}, -1)).toBe(false);
});

it.runIf(process.platform === 'linux').each([
  ['nohup', 'nohup SERVE </dev/null & wait'],
  ['a shell', "trap '' HUP; SERVE; true"],
])('a hang-up that %s ignores ends nothing', async (_, line) => {
  const port = await freePort();
  const serve = command(['serve', '--as', 'echo', '--host', '127.0.0.1', '--port', String(port)]);
  const shell = startProgram(['bash', '-c', line.replace('SERVE', serve.join(' '))]);
  onTestFinished(() => void process.kill(-shell.pid, 'SIGKILL'));
  await shell.waitFor(/Ctrl-C/);
  // One would end it in good order, and two at once.
  for (const _ of [1, 2]) process.kill(-shell.pid, 'SIGHUP');
  expect(await run(['talk', `127.0.0.1:${port}`, 'hi'])).toMatchObject({ code: 0, stdout: 'echo hi\n' });
});
