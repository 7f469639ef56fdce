import { openWork } from './lab-work.ts';
import { makeLink } from './link.ts';
import { makeClient, makeSurveyQueue, ONCE, workTimes } from './queue.ts';
import type { QueueServer } from './queue-url.ts';
import type { CampusQueue, LinkNews } from './shard-queue.ts';
import { lookAround } from './status.ts';
import { openSurvey } from './survey-queue.ts';
import { judgeServer, QueueTrouble } from './trouble.ts';

export interface ConnectOptions {
  password: string | undefined;
  /** A queue that cannot be reached for so long is given up; without it, it is waited for. */
  withinMs?: number;
  onLink: (news: LinkNews) => void;
  /** Ends the waiting for a queue, and rejects. */
  signal?: AbortSignal;
  /** Times that a test shortens. */
  times?: Partial<typeof workTimes>;
}

/** Connects to a queue. Rejects with a QueueTrouble where it cannot be reached, lets nobody in, or is no place for jobs. */
export async function connect(server: QueueServer, options: ConnectOptions): Promise<CampusQueue> {
  const { password, withinMs, onLink, signal } = options;
  const client = makeClient(server, password);
  let refuse = (_: QueueTrouble) => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  // Not everybody waits for it: a coordinator meets the trouble at its next question.
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
  const abort = () => refuse(new QueueTrouble('unreachable', 'aborted'));
  signal?.addEventListener('abort', abort, { once: true });
  const giveUp = () => refuse(new QueueTrouble('unreachable', link.said()));
  const timer = withinMs === undefined ? undefined : setTimeout(giveUp, withinMs);
  try {
    // A first try that fails is repeated like any other; the question waits for the one that does not.
    client.connect().catch(link.lose);
    const trouble = judgeServer(await Promise.race([link.insist(() => client.info()), refused]));
    if (trouble) throw trouble;
  } catch (error) {
    client.disconnect();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }

  const surveys = makeSurveyQueue(client);
  surveys.on('error', link.lose);
  return {
    find: async survey => (await link.insist(() => surveys.getJob(survey)))?.data,
    async survey(survey, submission) {
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
