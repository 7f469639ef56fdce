import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { InterruptWatch } from '../cli/interrupt.ts';
import { paragraph } from '../cli/layout.ts';
import { terminalWidth, writeOut } from '../cli/output.ts';
import { sayAbove } from '../cli/progress.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { layOutRoom } from '../room/room.ts';
import type { Seat } from '../room/seat.ts';
import { run as runCrawl } from './crawl.ts';

const LABS = ['A101', 'A102', 'A103', 'B201', 'B202', 'B203'];
const SEATS = 40;

/** The lab whose worker is killed, and when: while it is still waiting for its silent seat. */
const VICTIM = 'A103';
const KILL_AFTER_MS = 1_500;

interface Stage {
  settings: Settings;
  interrupts: InterruptWatch;
  port: number;
  /** Opens the servers of all labs in a separate process. */
  openSeats: (seats: Seat[]) => Promise<ChildProcess>;
}

/** `demo --campus`: six labs on this machine, a queue, one worker per lab, of which one is killed, and a crawl of all. */
export async function runCampusDemo({ settings, interrupts, port, openSeats }: Stage): Promise<number> {
  const { demo } = settings.messages.campus;
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-campus-'));
  const children: ChildProcess[] = [];
  try {
    const url = `unix://${join(folder, 'queue')}`;
    children.push(await startRedis(folder, settings.messages));
    const seats = LABS.flatMap((_, at) => seatsOf(at + 1, port));
    const room = await openSeats(seats);
    children.push(room);
    const config = join(folder, 'lab.config.json');
    const labs = Object.fromEntries(LABS.map((lab, at) => [lab, [`127.1.${at + 1}.1-${SEATS}`]]));
    writeFileSync(config, JSON.stringify({ labs, port, queue: { url }, lang: settings.language }));
    const startWorker = async (lab: string) => {
      const worker = spawn(process.execPath, [process.argv[1] ?? '', 'worker', '--lab', lab, '--queue'], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      children.push(worker);
      // Its first line means that it is ready.
      await Promise.race([once(worker.stderr, 'data'), once(worker, 'exit')]);
      worker.stderr.resume();
      return worker;
    };
    const workers = new Map(await Promise.all(LABS.map(async lab => [lab, await startWorker(lab)] as const)));
    const ready = demo.ready({ labs: LABS.length, seats: seats.length });
    await writeOut(`${paragraph(ready, terminalWidth(process.stdout)).join('\n')}\n\n`);
    const accident = (async () => {
      await pause(KILL_AFTER_MS);
      workers.get(VICTIM)?.kill('SIGKILL');
      sayAbove(process.stderr, demo.killed(VICTIM));
      await startWorker(VICTIM);
      sayAbove(process.stderr, demo.restarted(VICTIM));
    })();
    const code = await runCrawl(['--queue', '--config', config], settings.messages, interrupts);
    await accident;
    return code;
  } finally {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The seats of a demo lab: its own students, with addresses of that lab. */
function seatsOf(lab: number, port: number): Seat[] {
  return layOutRoom({ seats: SEATS, seed: lab }, { port, oneAddress: false }).map(seat => ({
    ...seat,
    host: `127.1.${lab}.${seat.seat}`,
    record: { ...seat.record, id: `${lab}-${seat.record.id}` },
  }));
}

/** Starts a queue for the demo only, on a Unix socket in its folder, without a port. */
async function startRedis(folder: string, { campus }: Messages): Promise<ChildProcess> {
  const words = ['--port', '0', '--unixsocket', join(folder, 'queue'), '--save', '', '--dir', folder];
  const redis = spawn('redis-server', words, { stdio: 'ignore' });
  const failed = once(redis, 'error').then(() => 'failed');
  const started = once(redis, 'spawn').then(() => 'started');
  if ((await Promise.race([started, failed])) === 'failed') throw new UsageError(campus.demo.noRedis);
  return redis;
}
