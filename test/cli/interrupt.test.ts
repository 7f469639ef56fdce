import { expect, it, onTestFinished } from 'vitest';
import { command, run, startProgram } from '../binary.ts';
import { freePort } from '../free-port.ts';

it.runIf(process.platform === 'linux')('a hang-up that nohup ignores ends nothing', async () => {
  const port = await freePort();
  const serve = command(['serve', '--as', 'echo', '--host', '127.0.0.1', '--port', String(port)]);
  const shell = startProgram(['bash', '-c', `nohup ${serve.join(' ')} </dev/null & wait`]);
  onTestFinished(() => void process.kill(-shell.pid, 'SIGKILL'));
  await shell.waitFor(/Ctrl-C/);
  // One would end it in good order, and two at once.
  for (const _ of [1, 2]) process.kill(-shell.pid, 'SIGHUP');
  expect(await run(['talk', `127.0.0.1:${port}`, 'hi'])).toMatchObject({ code: 0, stdout: 'echo hi\n' });
});
