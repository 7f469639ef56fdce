import { Queue, QueueEvents, type QueueEventsListener, QueueEventsProducer, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { LAB_NAME } from '../shared/lab.ts';
import type { Link } from './link.ts';
import type { QueueServer } from './queue-url.ts';
import type { Shard, ShardResult, Submission } from './shard.ts';

/**
 * The queue engine: BullMQ on Redis or Valkey, with the settings this program needs. No other file imports bullmq or
 * ioredis. Each lab has its own queue, so that its Redis user needs access to that lab's keys only. One more queue holds
 * the surveys; no worker takes those jobs: a survey is alive as long as its job exists.
 */

const prefix = 'peer-survey';
const SURVEYS = 'surveys';
const labQueue = (lab: string) => `lab-${lab}`;

/** A shard is attempted once: whatever a seat answers is its result. */
export const ONCE = { attempts: 1 };

/** What a lost crawl leaves in the queue is removed after a day. The second constant limits one removal, which blocks Redis. */
export const KEPT_MS = 86_400_000;
export const REMOVED_AT_ONCE = 1_000;

/** Detects dead connections. Must be longer than any blocking wait of BullMQ, or an idle connection would look dead. */
const SOCKET_TIMEOUT_MS = 15_000;
const EVENT_WAIT_MS = 5_000;

/** We check the server's version once ourselves; BullMQ would check it for every queue, and warn in English. */
const plain = { prefix, skipVersionCheck: true };

/** BullMQ's events contain the results, so a long event stream would store every result twice. */
const labEvents = { streams: { events: { maxLen: 64 } } };
const surveyEvents = { streams: { events: { maxLen: 10_000 } } };

/**
 * Times of a worker; tests may shorten them. The shard of a dead worker is picked up after its lock has expired and two
 * stalled checks have noticed it. A busy machine may miss a check, so they are frequent: recovery stays well below 20 s.
 */
export const workTimes = {
  lockMs: 10_000,
  stalledMs: 2_000,
  lookMs: 2_000,
  signMs: 5_000,
  keptMs: KEPT_MS,
  cleanMs: 3_600_000,
};

/** A connection to the queue, and what everything that uses it needs. */
export interface Connection {
  client: Redis;
  link: Link;
  surveys: Queue<Submission>;
}

/** A connection that is not open yet. Once opened, it reconnects for ever. */
export function makeClient(server: QueueServer, password: string | undefined): Redis {
  const { host, port, path, username, database, tls } = server;
  const client = new Redis({
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
    // A server that does not close its end delays the end of the program by this much.
    disconnectTimeout: 200,
    socketTimeout: SOCKET_TIMEOUT_MS,
    retryStrategy: (tries: number) => Math.min(200 * tries, 2_000),
  });
  const { duplicate } = client;
  // BullMQ takes its listeners from a connection before it closes it, and ioredis prints an error that nobody hears.
  client.duplicate = override => duplicate.call(client, override).on('error', () => {});
  return client;
}

/** The queue of one lab, whose jobs are shards. */
export function makeLabQueue({ client, link }: Connection, lab: string): Queue<Shard> {
  const queue = new Queue<Shard>(labQueue(lab), { connection: client, ...plain, ...labEvents });
  return queue.on('error', link.lose);
}

/** Opens the queue of surveys over a client. */
export function makeConnection(client: Redis, link: Link): Connection {
  const options = { connection: client, ...plain, ...surveyEvents, skipMetasUpdate: true };
  const surveys = new Queue<Submission>(SURVEYS, options);
  return { client, link, surveys: surveys.on('error', link.lose) };
}

/** Tells the coordinator that a shard is done. One stream serves all labs, so the coordinator needs one connection only. */
export function makeAnnouncer({ client, link }: Connection): QueueEventsProducer {
  return new QueueEventsProducer(SURVEYS, { connection: client, ...plain }).on('error', link.lose);
}

/** The name of the event that a shard is done. */
export const DONE = 'done';

/** Receives the workers' announcements, over a client of its own, which it blocks. */
export function makeEvents(client: Redis, link: Link): QueueEvents {
  const events = new QueueEvents(SURVEYS, { connection: client, ...plain, blockingTimeout: EVENT_WAIT_MS });
  return events.on('error', link.lose);
}

interface DoneListener extends QueueEventsListener {
  [DONE]: (event: { survey: string; shard: string }) => void;
}

/** Calls `act` for each shard that a worker announces as done. */
export function onDoneEvent(events: QueueEvents, act: DoneListener[typeof DONE]): void {
  events.on<DoneListener>(DONE, act);
}

/** Processes one job. It must declare all three parameters, or BullMQ does not pass the signal. */
export type Processor = (
  job: { id?: string | undefined; data: unknown },
  token: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<ShardResult>;

/** Starts a worker on the queue of a lab, for `shards` jobs at a time. */
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

/** The Redis key of the hash with a lab's workers and their last signs of life. */
export function signsKey(lab: string): string {
  return `${prefix}:${labQueue(lab)}:workers`;
}

/** All labs that have a queue, sorted by name. */
export async function knownLabs(client: Redis): Promise<string[]> {
  const start = `${prefix}:${labQueue('')}`;
  const labs = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await client.scan(cursor, 'MATCH', `${start}*:meta`, 'COUNT', 500);
    for (const key of keys) {
      // Anybody with a lab's password can write keys that look like those of another lab.
      const lab = key.slice(start.length, -':meta'.length);
      if (LAB_NAME.test(lab)) labs.add(lab);
    }
    cursor = next;
  } while (cursor !== '0');
  return [...labs].sort();
}
