import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../binary.ts';
import { start } from '../binary.ts';
import { openCampus, timeless } from './campus.ts';
import { startRedis } from './redis.ts';

/** What came of a time in which everything was killed at random. */
export interface Survived {
  surveys: number;
  /** Surveys that were equal to a crawl from here, except for times. */
  same: number;
  kills: Record<Victim, number>;
}

const victims = ['worker', 'queue', 'coordinator'] as const;
type Victim = (typeof victims)[number];

const LABS = { A101: 130, B7: 130 };
/** Between two kills: long enough for a survey to get on, short enough that most meet one. */
const PAUSE_MS = { least: 700, more: 1_600 };

/** During a run of an hour, progress is printed after this many kills. */
const SAID_AFTER = 100;

/**
 * Makes surveys one after the other while workers, the queue (with its append-only file) and the coordinator are killed
 * with SIGKILL at random, until there were `kills` of them. Dead workers are started again, as a service would; a
 * survey whose coordinator was killed is resumed by its id.
 */
export async function surviveChaos(
  kills: number,
  { random = Math.random, say = () => {} }: { random?: () => number; say?: (line: string) => void } = {},
): Promise<Survived> {
  const redis = await startRedis({ config: ['--appendonly', 'yes'] });
  const campus = await openCampus(LABS, { queue: redis.url, concurrency: 16 });
  const labs = Object.keys(LABS);
  const local = await start(['crawl', ...labs.flatMap(lab => ['--lab', lab]), '--format', 'json'], {
    cwd: campus.cwd,
  }).done;
  const wanted = timeless(local.stdout);
  const survived: Survived = { surveys: 0, same: 0, kills: { worker: 0, queue: 0, coordinator: 0 } };
  let over = false;
  const workers = new Map<number, Running>();
  let coordinator: Running | undefined;

  const supervise = async (lab: string, at: number) => {
    while (!over) {
      const worker = start(['worker', '--lab', lab, '--queue'], { cwd: campus.cwd, timeoutMs: 3_600_000 });
      workers.set(at, worker);
      await worker.done;
    }
  };
  const services = [...labs, ...labs].map(supervise);

  const kill = async (victim: Victim) => {
    if (victim === 'worker') workers.get(Math.floor(random() * services.length))?.kill('SIGKILL');
    else if (victim === 'coordinator') coordinator?.kill('SIGKILL');
    else {
      await redis.kill();
      await pause(200 + random() * 1_000);
      await redis.start();
    }
    survived.kills[victim]++;
  };
  const chaos = (async () => {
    for (let killed = 0; killed < kills; killed++) {
      await pause(PAUSE_MS.least + random() * PAUSE_MS.more);
      await kill(victims[Math.floor(random() * victims.length)] ?? 'worker');
      if ((killed + 1) % SAID_AFTER === 0)
        say(`${killed + 1} kills: ${survived.same} of ${survived.surveys} surveys the same`);
    }
    over = true;
  })();

  const survey = async (): Promise<string> => {
    let id: string | undefined;
    for (;;) {
      coordinator = campus.crawl(
        '--format',
        'json',
        '--wait',
        '300',
        ...(id === undefined ? [] : ['--resume', id]),
      );
      const { code, signal, stdout, stderr } = await coordinator.done;
      if (signal === null && code !== 2) return stdout;
      // Killed before the survey was in the queue, or after the last of it was taken out: it begins anew.
      id = /no survey/.test(stderr) ? undefined : (/survey (s[0-9a-f]{8})/.exec(stderr)?.[1] ?? id);
    }
  };
  try {
    while (!over) {
      const value = timeless(await survey());
      survived.surveys++;
      if (value === wanted) survived.same++;
      else say(`survey ${survived.surveys} differs: ${value.slice(0, 2_000)}`);
    }
    await chaos;
  } finally {
    over = true;
    for (const worker of workers.values()) worker.kill('SIGKILL');
    await Promise.all(services);
    await campus.close();
    await redis.close();
  }
  return survived;
}
