import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runProgram } from '../binary.ts';
import { json } from './rows.ts';

/** A shell that lowers the limit of open files, as macOS and many schools have it. */
const hasShell = process.platform !== 'win32';

/** Whether a namespace without a network can be had: Linux, and root or user namespaces. */
const canUnshare = (() => {
  try {
    execFileSync('unshare', ['-n', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    // No such program, or not allowed: the test is skipped.
    return false;
  }
})();

async function openSeat(): Promise<number> {
  const server = createServer(socket => void socket.on('error', () => {}).end(json));
  onTestFinished(() => void server.close());
  await new Promise<void>(resolve => server.listen({ port: 0, host: '0.0.0.0', backlog: 4_096 }, resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('what this computer lacks is no fault of a seat:', () => {
  it.skipIf(!hasShell)(
    'without descriptors all seats are asked later, and one line says what to lower',
    async () => {
      const port = await openSeat();
      const crawl = `ulimit -n 64; exec node dist/cli.js crawl 127.0.0.1-200 --port ${port} --concurrency 200 --format json`;
      const { stdout, stderr } = await runProgram(['bash', '-c', crawl], { cwd: '.', timeoutMs: 60_000 });
      const { counts, complete } = JSON.parse(stdout);
      expect([counts, complete]).toEqual([{ ok: 200 }, true]);
      expect(stderr.match(/--concurrency/g)).toHaveLength(1);
    },
  );

  it.skipIf(!canUnshare)(
    'without a network and a name server nobody is asked, and two lines say so',
    async () => {
      const crawl = 'ip link set lo up; exec node dist/cli.js crawl 192.168.1.10 pc7.lab --format json';
      const { stdout, stderr } = await runProgram(['unshare', '-n', 'sh', '-c', crawl], {
        cwd: '.',
        timeoutMs: 60_000,
      });
      const { hosts, counts, complete } = JSON.parse(stdout);
      expect([counts, complete]).toEqual([{ cancelled: 2 }, false]);
      expect(hosts.map(({ problem }: { problem: object }) => problem)).toEqual([
        { code: 'own-trouble', trouble: 'network' },
        { code: 'own-trouble', trouble: 'names' },
      ]);
      expect(stderr.trim().split('\n')).toHaveLength(2);
    },
  );
});
