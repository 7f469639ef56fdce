import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../campus/connect.ts';
import { parseQueueUrl } from '../../campus/queue-url.ts';
import { toResult, toShard } from '../../campus/shard.ts';
import type { CampusQueue } from '../../campus/shard-queue.ts';
import { lacks } from '../tools/lacks.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { suite } from './sweep-suite.ts';

/** Short times, so that a killed worker's shard does not wait for real ones. */
const times = { lockMs: 2_000, stalledMs: 500, lookMs: 100, signMs: 200 };

const submission = {
  schema: 'peer-survey/submission@1' as const,
  startedAt: '2026-03-02T08:00:00.000Z',
  labs: [],
  sweep: { concurrency: 64, timeoutMs: 1_000, attempts: 1 },
  similarity: { metric: 'seuclidean' as const, weights: [1, 1, 1] as [number, number, number], top: 5 },
};

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

  it('removes results that a lost crawl left, once they are old', async () => {
    const server = parseQueueUrl(redis.url);
    if ('mistake' in server) throw new Error(server.mistake.code);
    const hurried = await connect(server, {
      password: undefined,
      onLink: () => {},
      times: { ...times, keptMs: 300, cleanMs: 100 },
    });
    const survey = 's0000000a';
    const shard = { id: `${survey}-A1-1`, lab: 'A1', seats: [{ seat: 1, host: '10.0.0.1', port: 1 }] };
    const shards = await queue.survey(survey, submission);
    await shards.submit([{ ...shard, data: toShard(shard, survey, submission.sweep) }]);
    const done = new Promise<void>(resolve => shards.onDone(() => resolve()));
    const ask = async () => toResult('w', []);
    const work = await hurried.work({ lab: 'A1', worker: 'w', shards: 1, ask, onNews: () => {} });
    await done;
    await expect.poll(() => redis.ask('EXISTS', `peer-survey:lab-A1:${shard.id}`)).toBe('0');
    expect(redis.ask('EXISTS', `peer-survey:surveys:${survey}`)).toBe('1');
    await work.close();
    await shards.close();
    await hurried.close();
  });

  const connectHere = () => {
    const server = parseQueueUrl(redis.url);
    if ('mistake' in server) throw new Error(server.mistake.code);
    return connect(server, { password: undefined, onLink: news => void said.push(news.code), times });
  };
  const said: string[] = [];

  it.each(['wait', 'completed', 'id', 's0000000b-B2-1', 'workers'])(
    'goes on with the other labs if somebody writes nonsense into the key %s of one',
    async key => {
      said.length = 0;
      const own = await connectHere();
      const survey = 's0000000b';
      const shards = await own.survey(survey, submission);
      const keys = ['A1', 'B2'].map(lab => ({ id: `${survey}-${lab}-1`, lab }));
      redis.ask('SET', `peer-survey:lab-B2:${key}`, 'nonsense');
      await shards.submit(
        keys.map((shard, at) => ({
          ...shard,
          data: toShard(
            { ...shard, seats: [{ seat: at + 1, host: '10.0.0.1', port: 1 }] },
            survey,
            submission.sweep,
          ),
        })),
      );
      expect(await shards.workersOf(['A1', 'B2'])).toEqual([[], []]);
      await shards.withdraw(keys.slice(1));
      const [whole, other] = await shards.statesOf(keys);
      expect(whole).toEqual({ state: 'waiting' });
      if (key === 'workers') expect(other).toEqual({ state: 'gone' });
      else expect(other).toEqual({ state: 'broken', text: expect.stringMatching(/^(WRONGTYPE|ERR) [^,]+$/) });
      await shards.forget(keys);
      const left = redis.ask('KEYS', `peer-survey:*:${survey}*`).split('\n');
      expect(left.filter(name => name !== '' && !name.startsWith('peer-survey:lab-B2:'))).toEqual([]);
      expect(said).toEqual([]);
      await shards.close();
      await own.close();
    },
  );

  it('lets an idle worker end although the queue is gone', async () => {
    const other = await startRedis();
    const server = parseQueueUrl(other.url);
    if ('mistake' in server) throw new Error(server.mistake.code);
    let lose = () => {};
    const lost = new Promise<void>(resolve => {
      lose = resolve;
    });
    const own = await connect(server, { password: undefined, onLink: () => lose(), times });
    const ask = async () => toResult('w', []);
    const work = await own.work({ lab: 'A1', worker: 'w', shards: 1, ask, onNews: () => {} });
    work.ended.catch(() => {});
    await other.kill();
    await lost;
    await work.close();
    await own.close();
    await other.close();
  });

  it('is not confused in its status by keys that look like those of a lab', async () => {
    redis.ask('HSET', 'peer-survey:lab-A1:x:meta', 'a', 'b');
    redis.ask('HSET', 'peer-survey:lab-A1:meta', 'a', 'b');
    expect((await queue.status([])).labs.map(({ lab }) => lab)).toEqual(['A1']);
  });

  it('says which lab has nonsense in its queue, or that a survey is nonsense', async () => {
    redis.ask('SET', 'peer-survey:lab-B2:wait', 'nonsense');
    await expect(queue.status(['B2'])).rejects.toMatchObject({
      code: 'wrong-data',
      detail: expect.stringMatching(/^B2: WRONGTYPE [^,]+$/),
    });
    redis.ask('HSET', 'peer-survey:surveys:s0000000c', 'data', '{', 'timestamp', '1');
    await expect(queue.find('s0000000c')).rejects.toMatchObject({ code: 'wrong-data' });
  });

  suite(() => ({
    survey: survey => queue.survey(survey, submission),
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
