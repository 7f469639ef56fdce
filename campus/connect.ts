import { openWork } from './lab-work.ts';
import { makeLink } from './link.ts';
import { KEPT_MS, makeClient, makeSurveyQueue, ONCE, REMOVED_AT_ONCE, workTimes } from './queue.ts';
import type { QueueServer } from './queue-url.ts';
import type { CampusQueue, LinkNews } from './shard-queue.ts';
import { lookAround } from './status.ts';
import { openSurvey } from './survey-queue.ts';
import { judgeServer, QueueTrouble } from './trouble.ts';

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
  let refuse = (_: QueueTrouble) => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  // A coordinator does not await this promise: it gets the same error from its next command.
  refused.catch(() => {});
  const link = makeLink({
    news: onLink,
    trouble: trouble => {
      refuse(trouble);
      client.disconnect();
    },
  });
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
    const trouble = judgeServer(await Promise.race([link.insist(() => client.info()), refused]));
    if (trouble) {
      link.fail(trouble);
      throw trouble;
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }

  const surveys = makeSurveyQueue(client);
  surveys.on('error', link.lose);
  return {
    find: async survey => (await link.insist(() => surveys.getJob(survey)))?.data,
    async survey(survey, submission) {
      await link.insist(() => surveys.clean(KEPT_MS, REMOVED_AT_ONCE, 'wait'));
      const enter = () => surveys.add('survey', submission, { ...ONCE, jobId: survey });
      return openSurvey({ client, link }, { survey, enter, leave: () => surveys.remove(survey) });
    },
    work: options_ =>
      openWork({ client, link, surveys, times: { ...workTimes, ...options.times } }, options_, refused),
    status: labs => lookAround({ client, link, surveys }, labs),
    async close() {
      isClosing = true;
      await surveys.close();
      client.disconnect();
    },
  };
}
