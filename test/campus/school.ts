import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Survey, surveySchema } from '../../survey/survey-schema.ts';
import { command, type Ended, type Running } from '../binary.ts';
import { openMachines, type SlowLine } from './machines.ts';
import { startRedis } from './redis.ts';

/**
 * A school: a queue, a teacher, and in each lab a worker's machine with the room's seats behind it. Each machine has a
 * line to the queue, and no way to another lab; the seats have the same addresses in all labs.
 */
export interface School {
  workers: Map<string, Running>;
  /** How often each seat of a lab was asked that was asked at all. */
  asked(lab: string): number[];
  /** Resolves when a lab's seats have been asked so often in all. */
  untilAsked(lab: string, count: number): Promise<void>;
  crawl(...words: string[]): Running;
  survey(crawl: Running): Promise<Ended & { survey: Survey }>;
  /** Switches a lab's line to the queue on or off, at the queue's end: the lab's machine keeps its address and its route. */
  switchLine(lab: string, state: 'up' | 'down'): void;
  close(): Promise<void>;
}

export const SEATS = 70;
const ANSWER_MS = 200;
const QUEUE = '10.90.0.1';
const servers = fileURLToPath(new URL('lab-seats.py', import.meta.url));

export async function openSchool(labs: readonly string[], line?: SlowLine): Promise<School> {
  const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-school-'));
  const config = {
    labs: Object.fromEntries(labs.map(lab => [lab, [`10.1.1.1+${SEATS}`]])),
    queue: { url: `redis://${QUEUE}` },
    sweep: { concurrency: 4 },
  };
  writeFileSync(join(cwd, 'lab.config.json'), JSON.stringify(config));
  const machines = openMachines(['queue', 'teacher', ...labs, ...labs.map(seatsOf)]);
  const rooms = new Map<string, Running>();
  const workers = new Map<string, Running>();
  const open: (() => unknown)[] = [() => rmSync(cwd, { recursive: true }), machines.close];
  const close = async () => {
    for (const one of open.reverse()) await one();
  };
  const crawl: School['crawl'] = (...words) =>
    machines.start('teacher', command(['crawl', '--format', 'json', ...words]), { cwd });
  const visits = (lab: string) =>
    rooms
      .get(lab)
      ?.said()
      .stdout.match(/^[\d.]+$/gm) ?? [];

  try {
    machines.ip('queue', `addr add ${QUEUE}/32 dev lo`);
    for (const [at, machine] of ['teacher', ...labs].entries()) {
      const own = { machine, address: `10.90.${at + 1}.2/24` };
      await machines.connect([{ machine: 'queue', address: `10.90.${at + 1}.1/24` }, own], line);
      machines.ip(machine, `route add ${QUEUE} via 10.90.${at + 1}.1`);
    }
    const redis = await startRedis({
      config: ['--port', '6379', '--bind', QUEUE, '--protected-mode', 'no'],
      on: machines.on('queue'),
    });
    open.push(redis.close);
    const addresses = Array.from({ length: SEATS }, (_, at) => `10.1.1.${at + 1}`);
    for (const lab of labs) {
      const room = seatsOf(lab);
      await machines.connect([
        { machine: lab, address: '10.1.1.254/24' },
        { machine: room, address: '10.1.1.253/24' },
      ]);
      machines.ip(room, ...addresses.map(address => `addr add ${address}/24 dev ${lab}`));
      const program = ['python3', servers, '1024', String(ANSWER_MS), lab, ...addresses];
      const running = machines.start(room, program);
      open.push(() => running.kill('SIGKILL'));
      await running.waitFor(/ready/);
      rooms.set(lab, running);
    }
    for (const lab of labs) {
      const worker = machines.start(lab, command(['worker', '--lab', lab, '--queue']), { cwd });
      open.push(() => worker.kill('SIGKILL'));
      await worker.waitFor(/works for lab/);
      workers.set(lab, worker);
    }
    return {
      workers,
      crawl,
      asked(lab) {
        const counts = new Map<string, number>();
        for (const address of visits(lab)) counts.set(address, (counts.get(address) ?? 0) + 1);
        return [...counts.values()];
      },
      async untilAsked(lab, count) {
        await rooms.get(lab)?.waitFor(new RegExp(`(^[\\d.]+$\\s*){${count}}`, 'm'));
      },
      async survey(crawling) {
        const ended = await crawling.done;
        return { ...ended, survey: surveySchema.parse(JSON.parse(ended.stdout)) };
      },
      switchLine: (lab, state) => machines.ip('queue', `link set ${lab} ${state}`),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function seatsOf(lab: string): string {
  return `${lab}-seats`;
}
