import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { surveySchema } from '../../survey/survey-schema.ts';
import { run, start } from '../binary.ts';

/** So many that a crawl asks them on two threads. */
const SEATS = 8_000;

let server: Server;
let port = 0;
let connections = 0;

/** Answers on all of loopback, each address with a student of its own. */
beforeAll(async () => {
  server = createServer(socket => {
    connections++;
    socket.on('error', () => {});
    const [, , third = 0, fourth = 0] = (socket.localAddress ?? '').split('.').map(Number);
    const number = third * 256 + fourth;
    const student = { id: String(number), height: 150 + (number % 400) / 10, weight: 60, size: 'M' };
    socket.end(`${JSON.stringify(student)}\n`);
  });
  await once(server.listen({ port: 0, host: '0.0.0.0', backlog: 4_096 }), 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(() => server.close());

const crawl = (format: string) => [
  ...['crawl', `127.9.0.0+${SEATS}`, '--port', String(port)],
  ...['--max-hosts', String(SEATS), '--format', format],
];
const numbers = Array.from({ length: SEATS }, (_, index) => index + 1);

function parseLines(stdout: string) {
  const [header, ...rest] = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  return { header, hosts: rest.slice(0, -1), trailer: rest.at(-1) };
}

describe('a crawl of thousands', { timeout: 60_000 }, () => {
  it('asks each seat once, whichever thread does, and reports all of them in their order', async () => {
    connections = 0;
    const { stdout, code } = await run(crawl('json'), { timeoutMs: 50_000 });
    const { hosts, counts, complete, similarity } = surveySchema.parse(JSON.parse(stdout));
    expect([code, complete, counts]).toEqual([0, true, { ok: SEATS }]);
    expect(hosts.map(({ seat }) => seat)).toEqual(numbers);
    expect(hosts.map(({ student }) => student?.id)).toEqual(numbers.map(seat => String(seat - 1)));
    expect(similarity).toMatchObject({ compared: SEATS, excluded: [] });
    // A hedge may reach a slow seat twice, on a machine that is busy with other tests.
    expect(connections).toBeLessThan(1.1 * SEATS);
  });

  it('has a line for each seat where it was interrupted, and says so', async () => {
    const crawling = start(crawl('ndjson'), { timeoutMs: 50_000 });
    await crawling.waitFor(/"seat":300,/);
    crawling.kill('SIGINT');
    const { code, stdout, stderr } = await crawling.done;
    const { hosts, trailer } = parseLines(stdout);
    expect(hosts.map(({ seat }) => seat).toSorted((a, b) => a - b)).toEqual(numbers);
    expect(trailer.complete).toBe(false);
    expect(trailer.counts.cancelled).toBeGreaterThan(0);
    expect(trailer.counts.ok + trailer.counts.cancelled).toBe(SEATS);
    expect([code, stderr]).toEqual([130, '']);
  });

  it('ends quietly where its reader has had enough', async () => {
    const crawling = start(crawl('ndjson'), { timeoutMs: 50_000 });
    await crawling.waitFor(/header/);
    crawling.closeReader('stdout');
    expect(await crawling.done).toMatchObject({ code: 0, stderr: '' });
  });
});
