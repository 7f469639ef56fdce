import { CANCELLED, isOfOneJob } from './failure.ts';
import {
  type Connection,
  DONE,
  makeAnnouncer,
  makeLabQueue,
  makeWorker,
  type Processor,
  REMOVED_AT_ONCE,
  signsKey,
  type workTimes,
} from './queue.ts';
import { SHARD_SCHEMA, surveyOf } from './shard.ts';
import type { Work, WorkOptions } from './shard-queue.ts';
import { oldSigns, writeSign } from './sign.ts';
import { timeOf } from './status.ts';
import { QueueTrouble } from './trouble.ts';

/** Redis deletes a lab's signs of life an hour after the last one, so that dead workers leave nothing behind. */
const SIGNS_KEPT_S = 3_600;

interface FinishedJob {
  id?: string | undefined;
  data: unknown;
  remove: () => Promise<void>;
}

/** Works on the shards of one lab until it is closed, or until the queue refuses it for good. */
export async function openWork(
  connection: Connection,
  { lab, worker: name, shards, ask, onNews }: WorkOptions,
  times: typeof workTimes,
): Promise<Work> {
  const { client, link, surveys } = connection;
  const isAlive = async (survey: string) => (await client.exists(surveys.toKey(survey))) === 1;
  let running = 0;

  const process: Processor = async (job, _token, signal) => {
    const survey = surveyOf(job.data);
    const own = signal ?? new AbortController().signal;
    // No answer from the queue does not mean that the survey is gone.
    const cancelIfGone = async () => {
      if (survey !== undefined && !(await isAlive(survey).catch(() => true))) worker.cancelJob(job.id ?? '');
    };
    await cancelIfGone();
    const timer = setInterval(cancelIfGone, times.lookMs);
    running++;
    try {
      return await ask(job.data, own);
    } finally {
      running--;
      clearInterval(timer);
    }
  };
  const worker = makeWorker(client, { lab, name, shards, times }, process);
  const announcer = makeAnnouncer(connection);
  const queue = makeLabQueue(connection, lab);
  worker.on('error', error => {
    if (!isOfOneJob(error)) link.lose(error);
  });

  /** Announces a finished shard, or removes it if its survey is gone. */
  const announce = async (job: FinishedJob) => {
    const survey = surveyOf(job.data) ?? '';
    if (await isAlive(survey)) await announcer.publishEvent({ eventName: DONE, survey, shard: job.id ?? '' });
    else await job.remove();
    // BullMQ's own events hold each result a second time, and nobody reads them.
    await queue.trimEvents(0);
  };
  let announced = Promise.resolve();
  // Losing an announcement is harmless: the coordinator polls as well, and the queue removes old jobs by itself.
  const conclude = (job: FinishedJob) => {
    announced = Promise.all([announced, announce(job).catch(link.lose)]).then(() => {});
  };
  // Counted until the queue has the result of a shard, not only until its seats are asked.
  let held = 0;
  worker.on('active', () => {
    held++;
  });
  worker.on('completed', job => {
    held--;
    onNews({ code: 'done', id: job.id ?? '' });
    conclude(job);
  });
  worker.on('failed', (job, { message }) => {
    held--;
    const id = job?.id ?? '';
    onNews(message === CANCELLED ? { code: 'cancelled', id } : { code: 'failed', id, reason: message });
    if (job) conclude(job);
  });
  worker.on('lockRenewalFailed', ids => {
    for (const id of ids) {
      onNews({ code: 'lost-lock', id });
      worker.cancelJob(id);
    }
  });

  const key = signsKey(lab);
  const sign = async () => {
    const at = await timeOf(connection);
    const old = oldSigns(await client.hgetall(key), at);
    if (old.length > 0) await client.hdel(key, ...old);
    await client.hset(key, name, writeSign({ speaks: SHARD_SCHEMA, running }, at));
    await client.expire(key, SIGNS_KEPT_S);
  };
  const signs = setInterval(() => void sign().then(link.ready, link.lose), times.signMs);
  const removeOld = async () => {
    for (const state of ['completed', 'failed'] as const)
      await queue.clean(times.keptMs, REMOVED_AT_ONCE, state);
  };
  const cleaning = setInterval(() => void removeOld().catch(link.lose), times.cleanMs);
  const stopTimers = () => {
    clearInterval(signs);
    clearInterval(cleaning);
  };
  // A refused worker would keep polling on its own connection, and the process could not exit.
  link.failed.catch(() => {
    stopTimers();
    worker.close(true).catch(link.lose);
  });
  await Promise.race([link.insist(sign), link.failed]);
  return {
    ended: link.failed,
    async close() {
      stopTimers();
      // Without a result to deliver, the end does not wait for a queue that is gone.
      if (held === 0 && link.said() !== '') return link.fail(new QueueTrouble('unreachable', 'aborted'));
      await worker.close();
      await announced;
      await queue.close();
      await client.hdel(key, name).catch(link.lose);
      await announcer.close();
    },
  };
}
