import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Survey, surveySchema } from '../../survey/survey-schema.ts';
import { type Running, start } from '../binary.ts';
import { freePort } from '../free-port.ts';

/** Labs on loopback, each seat with its own address, and the programs that ask them, started as a school would. */
export interface Campus {
  cwd: string;
  /** How often each address was asked. */
  asked: Map<string, number>;
  /** Called at each question, before the answer. */
  onAsk: (host: string) => void;
  /** How long a seat takes for its answer, in ms. */
  answerMs: number;
  /** Resolves when this many requests have come in all. */
  untilAsked(count: number): Promise<void>;
  worker(lab: string, env?: Record<string, string>): Promise<Running>;
  /** The same, without waiting until it works: it may be killed before that. */
  startWorker(lab: string, env?: Record<string, string>): Running;
  crawl(...words: string[]): Running;
  /** Runs a crawl over the queue to its end. */
  survey(
    ...words: string[]
  ): Promise<{ code: number | null; survey: Survey; stdout: string; stderr: string }>;
  close(): Promise<void>;
}

/** Opens labs with this many seats each: A101 from 127.1.1.1 on, the next from 127.1.2.1 on. */
export async function openCampus(
  labs: Record<string, number>,
  {
    queue,
    concurrency = 64,
    env = {},
  }: { queue: string; concurrency?: number; env?: Record<string, string> },
): Promise<Campus> {
  const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-campus-'));
  const port = await freePort();
  const ranges = Object.entries(labs).map(([lab, seats], at) => [lab, [`127.1.${at + 1}.1+${seats}`]]);
  const config = { labs: Object.fromEntries(ranges), port, queue: { url: queue }, sweep: { concurrency } };
  writeFileSync(join(cwd, 'lab.config.json'), JSON.stringify(config));
  const servers: Server[] = [];
  const listeners = new Set<() => void>();
  const campus: Campus = {
    cwd,
    asked: new Map(),
    onAsk: () => {},
    answerMs: 0,
    untilAsked: count =>
      new Promise(resolve => {
        const look = () => {
          if ([...campus.asked.values()].reduce((sum, n) => sum + n, 0) < count) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    startWorker: (lab, more = {}) =>
      start(['worker', '--lab', lab, '--queue'], { cwd, env: { ...env, ...more }, timeoutMs: 300_000 }),
    async worker(lab, more) {
      const running = campus.startWorker(lab, more);
      await running.waitFor(/works for lab/);
      return running;
    },
    crawl: (...words) => start(['crawl', '--queue', ...words], { cwd, env, timeoutMs: 300_000 }),
    async survey(...words) {
      const { code, stdout, stderr } = await campus.crawl('--format', 'json', ...words).done;
      return { code, stdout, stderr, survey: surveySchema.parse(JSON.parse(stdout)) };
    },
    async close() {
      for (const server of servers) server.close();
      rmSync(cwd, { recursive: true, force: true });
    },
  };
  for (const [at, seats] of Object.values(labs).entries()) {
    for (let seat = 1; seat <= seats; seat++) {
      const host = `127.1.${at + 1}.${seat}`;
      const record = {
        id: `${at + 1}-${seat}`,
        height: 150 + (seat % 40),
        weight: 50 + (seat % 37),
        size: 'M',
      };
      const server = createServer(socket => {
        // What came is read, too: a socket with unread bytes is never closed, and a long chaos runs out of descriptors.
        socket.on('error', () => {}).resume();
        campus.asked.set(host, (campus.asked.get(host) ?? 0) + 1);
        campus.onAsk(host);
        for (const look of listeners) look();
        setTimeout(() => socket.end(`${JSON.stringify(record)}\n`), campus.answerMs);
      });
      await once(server.listen(port, host), 'listening');
      servers.push(server);
    }
  }
  return campus;
}

/** The JSON of a survey without its times, which no two runs share; the order of its keys counts. */
export function timeless(json: string): string {
  const { startedAt: _, durationMs: __, ...rest }: Survey = JSON.parse(json);
  const hosts = rest.hosts.map(({ connectMs: ___, firstByteMs: ____, totalMs: _____, ...host }) => ({
    ...host,
    attempts: 1,
    // Only a busy machine makes them.
    notes: host.notes.filter(({ code }) => code !== 'slow' && code !== 'in-pieces' && code !== 'kept-open'),
  }));
  return JSON.stringify({ ...rest, hosts });
}

/** How many seats have each status. */
export function statusesOf({ hosts }: Survey): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of hosts) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
