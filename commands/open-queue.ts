import { parseQueueUrl } from '../campus/queue-url.ts';
import type { CampusQueue, LinkNews } from '../campus/shard-queue.ts';
import { QueueTrouble } from '../campus/trouble.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';

/** A crawl gives up on a queue that cannot be reached within this time. */
const WITHIN_MS = 5_000;

/** A queue that is connected. */
export interface OpenedQueue {
  queue: CampusQueue;
  /** Its URL without any password. */
  shown: string;
}

/**
 * Connects to the queue of `--queue`, PEER_SURVEY_QUEUE or the configuration. With `isPatient`, waits for a queue that
 * cannot be reached. @throws UsageError if there is no usable queue
 */
export async function openQueue(
  given: string | undefined,
  { messages, config }: Settings,
  {
    say,
    isPatient = false,
    signal,
  }: { say: (line: string) => void; isPatient?: boolean; signal?: AbortSignal },
): Promise<OpenedQueue> {
  const { mistakes } = messages.campus;
  const [url] = [given, process.env.PEER_SURVEY_QUEUE, config.queue?.url].filter(text => (text ?? '') !== '');
  if (url === undefined) throw new UsageError(mistakes.noQueue);
  const server = parseQueueUrl(url);
  if ('mistake' in server) {
    const { code, shown } = server.mistake;
    const say = {
      'bad-url': mistakes.badQueueUrl,
      'bad-scheme': mistakes.badScheme,
      'password-in-url': mistakes.passwordInUrl,
    };
    throw new UsageError(say[code](shown));
  }
  const { shown } = server;
  // The queue engine takes a moment to load, so it is loaded only here.
  const { connect } = await import('../campus/connect.ts');
  const queue = await connect(server, {
    password: process.env.PEER_SURVEY_QUEUE_PASSWORD,
    onLink: news => say(sayLink(news, shown, messages)),
    ...(isPatient ? {} : { withinMs: WITHIN_MS }),
    ...(signal === undefined ? {} : { signal }),
  }).catch(error => {
    throw explainTrouble(error, shown, messages);
  });
  return { queue, shown };
}

/** Turns a QueueTrouble into a UsageError; returns any other error unchanged. */
export function explainTrouble(error: unknown, shown: string, { campus }: Settings['messages']): unknown {
  if (!(error instanceof QueueTrouble)) return error;
  const { code, detail } = error;
  return new UsageError(campus.troubles[code]({ shown, detail }), { cause: error });
}

function sayLink(news: LinkNews, shown: string, { campus }: Settings['messages']): string {
  switch (news.code) {
    case 'lost':
      return campus.news.lost(shown, news.reason);
    case 'refuses':
      return campus.news.refuses(shown, news.reason);
    case 'back':
      return campus.news.back(shown);
  }
}
