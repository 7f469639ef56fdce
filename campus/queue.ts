import { Queue, QueueEvents, type QueueEventsListener, QueueEventsProducer, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueServer } from './queue-url.ts';
import type { Shard, ShardResult, Submission } from './shard.ts';

/**
 * The engine: BullMQ on Redis or Valkey, with the settings that this program needs. No other file names either package.
 * Each lab has a queue of its own, so that its user in Redis has rights to its own keys only; one more holds the surveys,
 * whose jobs nobody works on: a survey lives as long as its job is there.
 */

const prefix = 'peer-survey';
const SURVEYS = 'surveys';
const labQueue = (lab: string) => `lab-${lab}`;

/** A shard is tried once: what a seat answers is a result, and asking again is another survey. */
export const ONCE = { attempts: 1, removeOnComplete: { age: 86_400 }, removeOnFail: { age: 86_400 } };

/** A connection can die without a word. This is longer than any wait of BullMQ, or an idle one would look dead. */
const SOCKET_TIMEOUT_MS = 15_000;
const EVENT_WAIT_MS = 5_000;

/** The server's version is looked at once, by us: BullMQ would ask for it in each queue, and warn in English. */
const plain = { prefix, skipVersionCheck: true };

/** A lab's events carry its results: a longer stream would keep them twice. */
const labEvents = { streams: { events: { maxLen: 64 } } };
const surveyEvents = { streams: { events: { maxLen: 10_000 } } };

/**
 * Times of a worker, which a test may shorten. The shard of a dead worker is taken up when its lock has run out and two
 * checks have seen that, of which a busy machine may miss one: short checks keep that far below 20 s.
 */
export const workTimes = { lockMs: 10_000, stalledMs: 2_000, lookMs: 2_000, signMs: 5_000 };

/** A connection that is not open yet, and that tries again for ever once it is. */
export function makeClient(server: QueueServer, password: string | undefined): Redis {
  const { host, port, path, username, database, tls } = server;
  return new Redis({
    ...(path === undefined ? {} : { path }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
    db: database,
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: 3_000,
    socketTimeout: SOCKET_TIMEOUT_MS,
    retryStrategy: (tries: number) => Math.min(200 * tries, 2_000),
  });
}

export function makeLabQueue(connection: Redis, lab: string): Queue<Shard> {
  return new Queue(labQueue(lab), { connection, ...plain, ...labEvents });
}

export function makeSurveyQueue(connection: Redis): Queue<Submission> {
  return new Queue(SURVEYS, { connection, ...plain, ...surveyEvents, skipMetasUpdate: true });
}

/** Tells the coordinator that a shard is done: one stream for all labs, so that it needs one connection for them. */
export function makeHerald(connection: Redis): QueueEventsProducer {
  return new QueueEventsProducer(SURVEYS, { connection, ...plain });
}

export const DONE = 'done';

/** Hears what the heralds tell. It waits on its connection, which has to be its own. */
export function makeEvents(connection: Redis): QueueEvents {
  return new QueueEvents(SURVEYS, { connection, ...plain, blockingTimeout: EVENT_WAIT_MS });
}

interface DoneListener extends QueueEventsListener {
  [DONE]: (event: { survey: string; shard: string }) => void;
}

export function hearDone(events: QueueEvents, hear: DoneListener[typeof DONE]): void {
  events.on<DoneListener>(DONE, hear);
}

/** What a worker does with a job; it declares all three parameters, or BullMQ hands it no signal. */
export type Processor = (
  job: { id?: string | undefined; data: unknown },
  token: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<ShardResult>;

export function makeWorker(
  connection: Redis,
  { lab, name, shards, times }: { lab: string; name: string; shards: number; times: typeof workTimes },
  process: Processor,
): Worker<unknown, ShardResult> {
  return new Worker(labQueue(lab), process, {
    connection,
    ...plain,
    name,
    concurrency: shards,
    lockDuration: times.lockMs,
    stalledInterval: times.stalledMs,
    maxStalledCount: 2,
    runRetryDelay: 1_000,
  });
}

/** The hash of a lab's workers and their last signs of life. */
export function signsKey(lab: string): string {
  return `${prefix}:${labQueue(lab)}:workers`;
}

/** The labs that the queue knows. */
export async function knownLabs(client: Redis): Promise<string[]> {
  const start = `${prefix}:${labQueue('')}`;
  const labs = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await client.scan(cursor, 'MATCH', `${start}*:meta`, 'COUNT', 500);
    for (const key of keys) labs.add(key.slice(start.length, -':meta'.length));
    cursor = next;
  } while (cursor !== '0');
  return [...labs].sort();
}
