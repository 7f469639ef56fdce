import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { command, run, runProgram, start } from '../binary.ts';
import { freePort } from '../free-port.ts';
import { lacks } from '../tools/lacks.ts';

describe('demo', () => {
  it('shows a room of 40, 34 of which answer, and the two pairs that tie', async () => {
    const port = await freePort();
    const { code, stdout, stderr } = await run(['demo', '--port', String(port)]);
    expect(stdout).toContain(`40 seats at 127.0.0.1-40:${port} (seed 1)`);
    expect(stdout).toContain('Most alike: 2 pairs share first place');
    expect(stdout).toContain('6 seats need help');
    expect(stdout).toMatch(/34 of 40 seats answered/);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('says which port is in use, and takes the next', async () => {
    const squatter = createServer();
    await once(squatter.listen(0, '127.0.0.7'), 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, stdout } = await run(['demo', '--seats', '10', '--port', String(port)]);
    squatter.close();
    expect(stdout).toContain(`Port ${port} is in use on 127.0.0.7; trying ${port + 1} instead.`);
    // The next port may be in use, too.
    expect(stdout).toMatch(/^10 seats at 127\.0\.0\.1-10:\d+ \(seed 1\)/m);
    expect(stdout).not.toContain(`-10:${port} `);
    expect(code).toBe(0);
  });

  it('with --keep stays up for other crawlers, shows the answer on Enter, and ends on Ctrl-C', async () => {
    const port = await freePort();
    const demo = start(['demo', '--keep', '--seats', '10', '--port', String(port)]);
    await demo.waitFor(/Enter shows the right answer/);
    const other = await run(['crawl', `127.0.0.1-10:${port}`, '--format', 'json']);
    expect(JSON.parse(other.stdout).counts.ok).toBe(4);
    demo.write('\n');
    await demo.waitFor(/4 of 10 seats answered/);
    demo.kill('SIGINT');
    expect(await demo.done).toMatchObject({ code: 0, stderr: '' });
    const gone = await run(['crawl', `127.0.0.1-10:${port}`, '--format', 'json']);
    expect(JSON.parse(gone.stdout).counts).toEqual({ refused: 10 });
  });

  it('interrupted, reports what it has and ends with 130', async () => {
    const port = await freePort();
    const demo = start(['demo', '--seats', '10', '--port', String(port)]);
    await demo.waitFor(/10 seats at/);
    demo.kill('SIGINT');
    const { code, stdout } = await demo.done;
    expect(stdout).toContain('Interrupted after');
    expect(code).toBe(130);
  });
});

describe.skipIf(lacks('namespaces'))('demo on a system with one loopback address, as macOS', () => {
  it('gives the seats consecutive ports, and says so', async () => {
    const namespace = `demo${process.pid}`;
    const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'ignore' });
    ip('netns', 'add', namespace);
    try {
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
      ip('-n', namespace, 'addr', 'del', '127.0.0.1/8', 'dev', 'lo');
      ip('-n', namespace, 'addr', 'add', '127.0.0.1/32', 'dev', 'lo');
      const words = command(['demo', '--seats', '10']);
      const { code, stdout } = await runProgram(['ip', 'netns', 'exec', namespace, ...words]);
      expect(stdout).toContain('This system has only 127.0.0.1');
      expect(stdout).toContain('10 seats at 127.0.0.1, 1024-1033');
      expect(stdout).toMatch(/4 of 10 seats answered/);
      expect(code).toBe(0);
    } finally {
      ip('netns', 'del', namespace);
    }
  });
});
