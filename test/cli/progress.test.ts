import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, runProgram } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { pathOf } from '../tools/lacks.ts';

/** A terminal of Python's, for a command that wants one: what it writes there comes back on stdout. */
const terminal = [pathOf('python3'), '-c', 'import pty,sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)'];

let server: Server;
let target = '';

beforeAll(async () => {
  server = createServer(socket => void socket.end('{"id": "1", "height": 170, "weight": 60, "size": "M"}\n'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  target = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => server.close());

describeWithPython('on a terminal, a crawl', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-'));
  const crawl = (...flags: string[]) =>
    runProgram([...terminal, ...command(['crawl', target, ...flags])], { cwd });

  it('says how far it is, takes that away, and ends with the report', async () => {
    const { stdout } = await crawl();
    expect(stdout).toContain('\r\u001b[K1 of 1 asked: 1 ok, 0 failed, 0 s left\r\u001b[K');
    expect(stdout.trimEnd()).toMatch(/1 of 1 seats answered, in \d\.\d\d s\.$/);
  });

  it('that writes a file has a last line, which is true', async () => {
    const { stdout } = await crawl('--out', 'report.txt');
    expect(stdout.trimEnd()).toMatch(
      /\u001b\[K1 of 1 asked: 1 ok, 0 failed, in \d\.\d\d s\r\nWrote report\.txt: \d+ bytes\.$/,
    );
  });

  it('that prints a line a seat is not interrupted by its progress', async () => {
    const { stdout } = await crawl('--format', 'ndjson');
    expect(stdout).not.toContain('\u001b[K');
  });
});
