import { openWork } from './lab-work.ts';
import { makeLink } from './link.ts';
import { makeClient, makeConnection, workTimes } from './queue.ts';
import type { QueueServer } from './queue-url.ts';
import type { CampusQueue, LinkNews } from './shard-queue.ts';
import { readStatus } from './status.ts';
import { openSurveyQueue } from './survey-queue.ts';
import { judgeServer, QueueTrouble } from './trouble.ts';

/** How to log in, how long to wait for the queue, and what is called when the connection changes. */
export interface ConnectOptions {
  password: string | undefined;
  /** Gives up on a queue that cannot be reached within this time; if absent, waits for it for ever. */
  withinMs?: number;
  onLink: (news: LinkNews) => void;
  /** Stops waiting for the queue: `connect` rejects. */
  signal?: AbortSignal;
  /** Shorter times, for tests. */
  times?: Partial<typeof workTimes>;
}

/** Connects to a queue. Rejects with a QueueTrouble if it cannot be reached, refuses the login, or could lose jobs. */
export async function connect(server: QueueServer, options: ConnectOptions): Promise<CampusQueue> {
  const { password, withinMs, onLink, signal } = options;
  const client = makeClient(server, password);
  const link = makeLink(onLink);
  link.failed.catch(() => client.disconnect());
  let isClosing = false;
  client.on('error', link.lose).on('ready', link.ready);
  client.on('close', () => {
    if (!isClosing) link.close();
  });
  const abort = () => link.fail(new QueueTrouble('unreachable', 'aborted'));
  signal?.addEventListener('abort', abort, { once: true });
  const giveUp = () => link.fail(new QueueTrouble('unreachable', link.said()));
  const timer = withinMs === undefined ? undefined : setTimeout(giveUp, withinMs);
  try {
    // ioredis retries a failed first connection too, and INFO waits until one succeeds.
    client.connect().catch(link.lose);
    const trouble = judgeServer(await Promise.race([link.insist(() => client.info()), link.failed]));
    if (trouble) {
      link.fail(trouble);
      throw trouble;
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }

  const connection = makeConnection(client, link);
  const { surveys } = connection;
  return {
    find: async survey => (await link.insist(() => surveys.getJob(survey)))?.data,
    survey: (survey, submission) => openSurveyQueue(connection, survey, submission),
    work: own => openWork(connection, own, { ...workTimes, ...options.times }),
    status: labs => readStatus(connection, labs),
    async close() {
      isClosing = true;
      await surveys.close();
      client.disconnect();
    },
  };
}
