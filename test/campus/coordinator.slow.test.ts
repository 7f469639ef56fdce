import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { surveySchema } from '../../survey/survey-schema.ts';
import type { Running } from '../binary.ts';
import { lacks } from '../tools/lacks.ts';
import { type Campus, openCampus, statusesOf } from './campus.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** What happens to a survey where its coordinator or the queue goes away. */
describe.skipIf(lacks('redis-server'))('a survey', () => {
  let redis: RedisServer;
  let campus: Campus;
  let workers: Running[] = [];

  beforeEach(async () => {
    redis = await startRedis();
    campus = await openCampus({ A101: 70, B7: 70 }, { queue: redis.url, concurrency: 4 });
    campus.answerMs = 200;
    workers = await Promise.all([campus.worker('A101'), campus.worker('B7')]);
  });
  afterEach(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await campus.close();
    await redis.close();
  });
  const surveyKeys = () =>
    redis
      .ask('KEYS', '*')
      .split('\n')
      .filter(key => /:s[0-9a-f]{8}/.test(key));

  it('whose coordinator is killed is resumed by its id: the same survey, and nothing asked twice', async () => {
    const crawl = campus.crawl('--format', 'json');
    const [, id = ''] = await crawl.waitFor(/survey (s[0-9a-f]{8}): /);
    await campus.untilAsked(8);
    crawl.kill('SIGKILL');
    await crawl.done;
    const { startedAt } = JSON.parse(redis.ask('HGET', `peer-survey:surveys:${id}`, 'data'));
    const { code, survey } = await campus.survey('--resume', id);
    expect([code, survey.startedAt]).toEqual([0, startedAt]);
    expect(statusesOf(survey)).toEqual({ ok: 140 });
    expect(Math.max(...campus.asked.values())).toBe(1);
    expect(surveyKeys()).toEqual([]);
  });

  it.each([
    ['restarted, with all its data lost', 0],
    ['away for longer than a lock', 12_000],
  ])('goes on where the queue is %s', async (_, awayMs) => {
    const crawl = campus.survey();
    await campus.untilAsked(8);
    await redis.kill();
    await new Promise(resolve => setTimeout(resolve, awayMs));
    await redis.start();
    const { code, survey, stderr } = await crawl;
    expect(statusesOf(survey)).toEqual({ ok: 140 });
    expect(code).toBe(0);
    expect(stderr).toMatch(/queue .*: gone \(.*\n(.*\n)*queue .*: connected again\n/);
    expect(stderr).toContain('not in the queue: submitted again');
  });

  it('goes on after the queue was full for a while', async () => {
    redis.ask('CONFIG', 'SET', 'maxmemory', '1');
    const crawl = campus.crawl('--format', 'json');
    await crawl.waitFor(/refuses for now \(OOM/);
    redis.ask('CONFIG', 'SET', 'maxmemory', '0');
    const { code, stdout } = await crawl.done;
    expect(statusesOf(surveySchema.parse(JSON.parse(stdout)))).toEqual({ ok: 140 });
    expect(code).toBe(0);
  });

  it('whose coordinator and whose queue are both gone is not half reported', async () => {
    const crawl = campus.crawl('--format', 'json');
    const [, id = ''] = await crawl.waitFor(/survey (s[0-9a-f]{8}): /);
    await campus.untilAsked(8);
    crawl.kill('SIGKILL');
    await redis.kill();
    await redis.start();
    const { code, stdout, stderr } = await campus.crawl('--resume', id).done;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`no survey ${id} in this queue`);
  });

  it('is reported as far as it is at Ctrl-C, with 130, and no key of it stays', async () => {
    campus.answerMs = 1_000;
    const crawl = campus.crawl('--format', 'json');
    await campus.untilAsked(12);
    crawl.kill('SIGINT');
    const { code, stdout } = await crawl.done;
    const survey = surveySchema.parse(JSON.parse(stdout));
    expect([code, survey.complete, survey.hosts.length]).toEqual([130, false, 140]);
    await Promise.all(workers.map(worker => worker.waitFor(/its survey has ended/)));
    await expect.poll(surveyKeys, { timeout: 10_000 }).toEqual([]);
  });
});
