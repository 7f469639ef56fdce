import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { connect } from '../../campus/connect.ts';
import { parseQueueUrl } from '../../campus/queue-url.ts';
import type { CampusQueue } from '../../campus/shard-queue.ts';
import { lacks } from '../tools/lacks.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { suite } from './sweep-suite.ts';

/** Short times, so that a killed worker's shard does not wait for real ones. */
const times = { lockMs: 2_000, stalledMs: 500, lookMs: 100, signMs: 200 };

describe.skipIf(lacks('redis-server'))('a sweep over a queue in Redis', () => {
  let redis: RedisServer;
  let queue: CampusQueue;
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    const server = parseQueueUrl(redis.url);
    if ('mistake' in server) throw new Error(server.mistake.code);
    queue = await connect(server, { password: undefined, withinMs: 5_000, onLink: () => {}, times });
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
    redis.ask('FLUSHALL');
  });
  afterAll(async () => {
    await queue.close();
    await redis.close();
  });

  suite(() => ({
    survey: survey =>
      queue.survey(survey, {
        schema: 'peer-survey/submission@1',
        startedAt: new Date().toISOString(),
        labs: [],
        sweep: { concurrency: 64, timeoutMs: 1_000, attempts: 1 },
        similarity: { metric: 'seuclidean', weights: [1, 1, 1], top: 5 },
      }),
    async startWorker(lab, ask) {
      const work = await queue.work({
        lab,
        worker: `test-${lab}`,
        shards: 1,
        // What a worker of another hand may send.
        ask: async (shard, signal) => JSON.parse(JSON.stringify(await ask(shard, signal))),
        onNews: () => {},
      });
      stops.push(() => work.close());
      return () => work.close();
    },
    loseAll: async () => void redis.ask('FLUSHALL'),
    left: async () => {
      const keys = redis.ask('KEYS', 'peer-survey:*:s*').split('\n');
      return keys.filter(key => /:s[0-9a-f]{8}/.test(key)).length;
    },
  }));
});
