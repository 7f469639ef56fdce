import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import * as z from 'zod/mini';
import { ROOM_PROCESS } from '../room/process.ts';
import { layOutRoom } from '../room/room.ts';
import { introduce } from './sitting/tools.ts';

/**
 * A short lesson: a room of 40 seats, a board that sweeps every second, and a browser that watches for ten minutes, or for
 * the minutes given as first argument. Measures the memory of both, and how many of the due sweeps came.
 */
const SEATS = 40;
const PORT = 2_124;
const MINUTES = Number(process.argv[2] ?? 10);
const SAMPLES_A_MINUTE = 2;

/** Time for compilers and caches to warm up. */
const WARM_UP_MINUTES = 1;

interface Sample {
  minute: number;
  serverMb: number;
  pageMb: number;
  nodes: number;
  sweeps: number;
}

const seats = await openSeats();
const { board, url } = await startBoard();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
await page.goto(url);
await page.locator('#history li').first().waitFor();

introduce();
console.log(`${SEATS} seats, --every 1, ${MINUTES} minutes\n\nminute  server MB  page MB  DOM nodes  sweeps`);
const counted = countSweeps();
const samples = await watch(await page.context().newCDPSession(page));
report(samples);
console.log(`frames: ${await turnAllAtOnce(page)}`);

await browser.close();
board.kill('SIGINT');
await once(board, 'exit');

/** Ends all seats at once, so that all tiles change in one sweep; measures the longest and the median frame, in ms. */
async function turnAllAtOnce(page: Page): Promise<string> {
  await page.evaluate(`{
    window.frameMs = [];
    let last = performance.now();
    const tick = now => { frameMs.push(now - last); last = now; requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  }`);
  seats.disconnect();
  await page.locator(`#room li:nth-child(${SEATS}) .nobody`).waitFor();
  await page.waitForFunction(`document.querySelectorAll('#room .nobody').length === ${SEATS}`);
  const [usual, longest] = z
    .tuple([z.number(), z.number()])
    .parse(
      await page.evaluate(
        'frameMs.sort((a, b) => a - b) && [frameMs[Math.floor(frameMs.length / 2)], frameMs.at(-1)]',
      ),
    );
  return `${usual.toFixed(1)} ms usual, ${longest.toFixed(1)} ms the longest while ${SEATS} tiles changed at once`;
}

async function openSeats(): Promise<ChildProcess> {
  const room = layOutRoom({ seats: SEATS, seed: 1 }, { port: PORT, oneAddress: false });
  const child = fork('dist/cli.js', [ROOM_PROCESS]);
  // All of them healthy: a silent seat takes longer than the second that a sweep has.
  child.send(room.map(seat => ({ ...seat, behaviour: 'right' })));
  const [answer] = await once(child, 'message');
  if (answer.code !== 'ready') throw new Error(`no room: ${JSON.stringify(answer)}`);
  return child;
}

async function startBoard(): Promise<{ board: ChildProcess; url: string }> {
  const args = ['bin.js', 'board', `127.0.0.1+${SEATS}`, '--port', String(PORT), '--every', '1'];
  const board = spawn(process.execPath, [...args, '--listen', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: board.stdout })) {
    const [found] = /http:\S+/.exec(line) ?? [];
    if (found) return { board, url: found };
  }
  throw new Error('the board did not say where it is');
}

/** Listens like a second browser, and counts sweeps. */
function countSweeps(): { sweeps: number } {
  const count = { sweeps: 0 };
  get(new URL('/events', url), response => {
    response.setEncoding('utf8').on('data', (text: string) => {
      count.sweeps += text.match(/^event: room$/gm)?.length ?? 0;
    });
    // The board ends before this program does.
    response.on('error', () => {});
  });
  return count;
}

async function watch(session: CDPSession): Promise<Sample[]> {
  const samples: Sample[] = [];
  const startedAt = performance.now();
  await session.send('Performance.enable');
  for (let n = 1; n <= MINUTES * SAMPLES_A_MINUTE; n++) {
    await pause(startedAt + (n / SAMPLES_A_MINUTE) * 60_000 - performance.now());
    const sample = {
      minute: n / SAMPLES_A_MINUTE,
      ...(await measure(session, page)),
      sweeps: counted.sweeps,
    };
    samples.push(sample);
    const { minute, serverMb, pageMb, nodes, sweeps } = sample;
    console.log(
      `${minute.toFixed(1).padStart(6)}  ${serverMb.toFixed(1).padStart(9)}  ${pageMb.toFixed(2).padStart(7)}  ${String(nodes).padStart(9)}  ${sweeps}`,
    );
  }
  return samples;
}

async function measure(session: CDPSession, page: Page): Promise<Omit<Sample, 'minute' | 'sweeps'>> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find(one => one.name === name)?.value ?? Number.NaN;
  const status = readFileSync(`/proc/${board.pid}/status`, 'utf8');
  const serverMb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
  const nodes = Number(await page.evaluate('document.getElementsByTagName("*").length'));
  return { serverMb, pageMb: metric('JSHeapUsedSize') / 2 ** 20, nodes };
}

/** Compares the last third with the first third after the warm-up, and counts the sweeps that did not come. */
function report(all: readonly Sample[]): void {
  const warm = all.filter(({ minute }) => minute > WARM_UP_MINUTES);
  const third = Math.ceil(warm.length / 3);
  const mean = (part: readonly Sample[], of: (sample: Sample) => number) =>
    part.reduce((sum, sample) => sum + of(sample), 0) / part.length;
  const change = (of: (sample: Sample) => number) => {
    const [early, late] = [mean(warm.slice(0, third), of), mean(warm.slice(-third), of)];
    return `${early.toFixed(2)} to ${late.toFixed(2)} MB (${(((late - early) / early) * 100).toFixed(1)} %)`;
  };
  // The first and the last second may each be cut by where the count began.
  const due = MINUTES * 60;
  console.log(`\nserver: ${change(({ serverMb }) => serverMb)}\npage:   ${change(({ pageMb }) => pageMb)}`);
  console.log(`sweeps: ${counted.sweeps} of ${due} due`);
}
