import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { surveySchema } from '../../survey/survey-schema.ts';
import { run } from '../binary.ts';
import { startBoard } from '../board/started.ts';
import { listenUntil } from '../board/stream.ts';
import { startServe } from '../tutorial.ts';

// The clock of each program is set a day ahead and a day back, several times a second.
const env = { NODE_OPTIONS: `--import=${resolve('test/chaos/jumping-clock.mjs')}` };
const HOUR_MS = 3_600_000;
const record = ['--id', '1', '--height', '170', '--weight', '60', '--size', 'M'];

/** A seat that takes connections and says nothing. */
async function openSilent(): Promise<string> {
  const server = createServer(socket => socket.on('error', () => {})).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const at = server.address();
  return typeof at === 'object' && at !== null ? `127.0.0.1:${at.port}` : '';
}

it('a crawl keeps its deadlines, and says how long it took', async () => {
  const { port } = await startServe(record, { env });
  const { stdout } = await run(['crawl', `127.0.0.1:${port}`, await openSilent(), '--format', 'json'], {
    env,
  });
  const survey = surveySchema.parse(JSON.parse(stdout));
  expect(survey.hosts.map(({ status }) => status)).toEqual(['ok', 'silent']);
  for (const ms of [survey.durationMs, ...survey.hosts.map(({ totalMs }) => totalMs)]) {
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(ms).toBeLessThan(HOUR_MS);
  }
});

it('a board goes on asking, sweep after sweep', async () => {
  const { port } = await startServe(record, { env });
  const board = await startBoard([`127.0.0.1:${port}`, '--every', '1'], { env });
  onTestFinished(() => board.program.kill('SIGKILL'));
  const text = await listenUntil(board.url, text => (text.match(/^event: seat$/gm)?.length ?? 0) >= 3);
  const times = [...text.matchAll(/"(?:ageMs|periodMs)":(-?[\d.]+)/g)].map(([, ms]) => Number(ms));
  expect(times).not.toEqual([]);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...times)).toBeLessThan(HOUR_MS);
});
