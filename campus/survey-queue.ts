import pLimit from 'p-limit';
import * as z from 'zod/mini';
import { groupBy } from '../shared/group-by.ts';
import {
  type Connection,
  KEPT_MS,
  makeEvents,
  makeLabQueue,
  ONCE,
  onDoneEvent,
  REMOVED_AT_ONCE,
} from './queue.ts';
import type { Submission } from './shard.ts';
import type { ShardKey, ShardQueue, ShardState } from './shard-queue.ts';
import { signsOf } from './status.ts';
import { QueueTrouble, refusalOf } from './trouble.ts';

type LabQueue = ReturnType<typeof makeLabQueue>;

/** Requests to the queue under way at the same time. */
const AT_ONCE = 64;

/** The shards of one survey, in the queues of their labs. */
export async function openSurveyQueue(
  connection: Connection,
  survey: string,
  submission: Submission,
): Promise<ShardQueue> {
  const { client, link, surveys } = connection;
  await link.insist(() => surveys.clean(KEPT_MS, REMOVED_AT_ONCE, 'wait'));
  const queues = new Map<string, LabQueue>();
  const queueOf = (lab: string): LabQueue => {
    const queue = queues.get(lab) ?? makeLabQueue(connection, lab);
    queues.set(lab, queue);
    return queue;
  };
  const limit = pLimit(AT_ONCE);
  const listener = client.duplicate();
  const events = makeEvents(listener, link);
  await link.insist(() => events.waitUntilReady());

  /** The queue's error for each lab whose keys somebody else has overwritten. The other labs go on. */
  const broken = new Map<string, string>();
  const inLab = async <Value>(lab: string, act: (queue: LabQueue) => Promise<Value>) => {
    try {
      return await link.insist(() => act(queueOf(lab)));
    } catch (error) {
      if (!(error instanceof QueueTrouble) || error.code !== 'wrong-data') throw error;
      broken.set(lab, error.detail);
      return undefined;
    }
  };
  const remove = (keys: readonly ShardKey[]) =>
    limit.map(keys, ({ lab, id }) => inLab(lab, queue => queue.remove(id)));
  return {
    async submit(shards) {
      await link.insist(() => surveys.add('survey', submission, { ...ONCE, jobId: survey }));
      await limit.map(
        groupBy(shards, ({ lab }) => lab),
        async ([lab, own]) => {
          const jobs = own.map(({ id, data }) => ({ name: 'shard', data, opts: { ...ONCE, jobId: id } }));
          await inLab(lab, queue => queue.addBulk(jobs));
        },
      );
    },
    async statesOf(keys) {
      const jobs = keys.map(({ lab, id }) => queueOf(lab).toKey(id));
      const states = await link.insist(() => lookUp(client, jobs));
      return states.map((found, at) => {
        const text = broken.get(keys[at]?.lab ?? '');
        return text === undefined || found.state === 'done' ? found : { state: 'broken', text };
      });
    },
    withdraw: async keys => (await remove(keys)).map(removed => removed === 1),
    async forget(keys) {
      await link.insist(() => surveys.remove(survey));
      await remove(keys);
      await limit.map([...queues.keys()], lab => inLab(lab, queue => queue.trimEvents(0)));
    },
    workersOf: labs => link.insist(() => signsOf(connection, labs)),
    onDone(act) {
      onDoneEvent(events, event => {
        if (event.survey === survey) act(event.shard);
      });
    },
    async close() {
      await Promise.all([events.close(), ...[...queues.values()].map(queue => queue.close())]);
      listener.disconnect();
    },
  };
}

/** The answer of HMGET for one job. */
const fieldsSchema = z.array(z.nullable(z.string()));

/** Looks up each job and its lock; a lock that exists means that a live worker holds the job. */
async function lookUp(client: Connection['client'], jobs: readonly string[]): Promise<ShardState[]> {
  const pipeline = client.pipeline();
  for (const job of jobs) {
    pipeline.hmget(job, 'timestamp', 'finishedOn', 'failedReason', 'returnvalue').exists(`${job}:lock`);
  }
  const answers = (await pipeline.exec()) ?? [];
  return jobs.map((_, at): ShardState => {
    const [error, fields] = answers[2 * at] ?? [];
    const [lockError, held] = answers[2 * at + 1] ?? [];
    const refusal = refusalOf(error);
    if (refusal?.code === 'wrong-data') return { state: 'broken', text: refusal.detail };
    if (error || lockError) throw refusal ?? error ?? lockError;
    const [entered, finished, reason, text] = fieldsSchema.parse(fields);
    const isHeld = held === 1;
    if (typeof entered !== 'string') return { state: 'gone' };
    if (typeof finished !== 'string') return { state: isHeld ? 'running' : 'waiting' };
    return typeof text === 'string' ? { state: 'done', text } : { state: 'failed', reason: reason ?? '' };
  });
}
