import { connect } from '../../campus/connect.ts';
import { parseQueueUrl } from '../../campus/queue-url.ts';
import { readShard, targetsOf, toResult } from '../../campus/shard.ts';
import type { CampusQueue, ShardQueue } from '../../campus/shard-queue.ts';
import { sweepOver } from '../../campus/sweep.ts';
import type { HostResult } from '../../survey/result.ts';
import type { Target } from '../../targets/hosts.ts';
import type { RedisServer } from '../../test/campus/redis.ts';

export interface Simulated {
  submitSeconds: number;
  seconds: number;
  results: number;
  /** Of Redis' memory, with shards, results and events. */
  bytesPerSeat: number;
  peakMb: number;
}

/** Runs a survey of many labs whose workers invent results instead of asking seats. */
export async function simulate(
  redis: RedisServer,
  size: { labs: number; seats: number },
): Promise<Simulated> {
  redis.ask('FLUSHALL');
  const server = parseQueueUrl(redis.url);
  if ('mistake' in server) throw new Error(server.mistake.code);
  const open = (): Promise<CampusQueue> => connect(server, { password: undefined, onLink: () => {} });
  const [coordinator, workers] = await Promise.all([open(), open()]);
  const idle = memoryOf(redis);
  const targets = Array.from({ length: size.labs * size.seats }, (_, index): Target => {
    const lab = Math.floor(index / size.seats);
    const host = `10.${lab >> 8}.${lab & 255}.${(index % size.seats) + 1}`;
    return { seat: index + 1, host, port: 1024, lab: `L${lab + 1}` };
  });
  const survey = 's00000001';
  const shards = await coordinator.survey(survey, {
    schema: 'peer-survey/submission@1',
    startedAt: new Date().toISOString(),
    labs: [],
    sweep: { concurrency: 64, timeoutMs: 4_000, attempts: 4 },
    similarity: { metric: 'seuclidean', weights: [1, 1, 1], top: 5 },
  });
  const startedAt = performance.now();
  const secondsSoFar = () => (performance.now() - startedAt) / 1_000;
  let submitSeconds = 0;
  let results = 0;
  let bytesPerSeat = 0;
  const works: Promise<unknown>[] = [];
  const labs = new Set<string>();
  const watched: ShardQueue = {
    ...shards,
    async submit(some) {
      await shards.submit(some);
      for (const { lab } of some) labs.add(lab);
      if (labs.size < size.labs || works.length > 0) return;
      submitSeconds = secondsSoFar();
      for (const lab of labs) works.push(startWorker(workers, lab));
    },
  };
  const sweep = sweepOver(watched, { survey, waitMs: 600_000, onNews: () => {} });
  await sweep(targets, {
    settings: { concurrency: 64, timeoutMs: 4_000, attempts: 4 },
    signal: new AbortController().signal,
    onResult: () => {
      results++;
      // Measured when the last results are in the queue, before they are removed.
      if (results === targets.length) bytesPerSeat = (memoryOf(redis) - idle) / targets.length;
    },
  });
  const seconds = secondsSoFar();
  const peakMb = process.resourceUsage().maxRSS / 1_024;
  await Promise.all(works);
  await shards.close();
  await Promise.all([coordinator.close(), workers.close()]);
  return { submitSeconds, seconds, results, bytesPerSeat, peakMb };
}

async function startWorker(queue: CampusQueue, lab: string): Promise<void> {
  let done = () => {};
  const once = new Promise<void>(resolve => {
    done = resolve;
  });
  const work = await queue.work({
    lab,
    worker: lab,
    shards: 1,
    ask: async value => {
      const read = readShard(value, { lab, allowPublic: false });
      if ('fault' in read) throw new Error(read.fault);
      return toResult(lab, targetsOf(read.shard).map(pretend));
    },
    onNews: done,
  });
  await once;
  await work.close();
}

function pretend(target: Target): HostResult {
  const student = {
    id: `2026${target.seat}`,
    height: 150 + (target.seat % 50),
    weight: 50,
    size: 'M' as const,
  };
  return {
    ...target,
    status: 'ok',
    student,
    notes: [],
    attempts: 1,
    connectMs: 0.5,
    firstByteMs: 0.5,
    totalMs: 1.2,
    bytes: 70,
  };
}

function memoryOf(redis: RedisServer): number {
  return Number(/used_memory:(\d+)/.exec(redis.ask('INFO', 'memory'))?.[1] ?? 0);
}
