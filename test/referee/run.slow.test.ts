import { expect, it } from 'vitest';
import { runCrawler } from '../../referee/run.ts';
import { addressOf } from '../../room/seat.ts';

/** Starts a child that does not listen to SIGTERM and holds the output open, names it, and waits. */
const program = `
const idle = 'process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000)';
const child = require('child_process').spawn(process.execPath, ['-e', idle], { stdio: ['ignore', 'pipe', 1] });
child.stdout.once('data', () => console.log('child ' + child.pid));
setInterval(() => {}, 1000);
`;

it('a crawler that takes too long is ended with what it has started', async () => {
  let output = '';
  const ran = await runCrawler([process.execPath, '-e', program], {
    room: addressOf([]),
    timeMs: 1_500,
    signal: new AbortController().signal,
    onOutput: (_, bytes) => {
      output += bytes;
    },
  });
  expect(ran.ending).toBe('time');
  const child = Number(/child (\d+)/.exec(output)?.[1]);
  expect(child).toBeGreaterThan(0);
  // The output has ended, so the child, which held it open, has gone.
  await expect.poll(() => isAlive(child), { timeout: 10_000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: there is no such process.
    return false;
  }
}
