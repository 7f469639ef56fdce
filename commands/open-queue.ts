import { parseQueueUrl } from '../campus/queue-url.ts';
import type { CampusQueue, LinkNews } from '../campus/shard-queue.ts';
import { QueueTrouble } from '../campus/trouble.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage.ts';

/** A queue that cannot be reached for so long is no queue to crawl over. */
const WITHIN_MS = 5_000;

export interface OpenedQueue {
  queue: CampusQueue;
  /** Its URL, as it may be shown. */
  shown: string;
}

/**
 * Connects to the queue of `--queue`, of PEER_SURVEY_QUEUE or of the configuration. A UsageError says why there is none
 * to work with; with `isPatient` it waits for one that cannot be reached.
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
  // The engine takes a moment to load, and only who names a queue waits for it.
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

/** What is wrong with a queue, as the operator's mistake; any other error as it is. */
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
