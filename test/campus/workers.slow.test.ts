import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Running } from '../binary.ts';
import { start } from '../binary.ts';
import { lacks } from '../tools/lacks.ts';
import { type Campus, openCampus, statusesOf, timeless } from './campus.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** What happens to a survey where its workers die, sleep or are not there. */
describe.skipIf(lacks('redis-server'))('a worker', () => {
  let redis: RedisServer;
  let campus: Campus;
  const workers: Running[] = [];
  const startWorker = async (lab: string) => {
    const worker = await campus.worker(lab);
    workers.push(worker);
    return worker;
  };

  beforeEach(async () => {
    redis = await startRedis();
    campus = await openCampus({ A101: 70, B7: 10 }, { queue: redis.url, concurrency: 4 });
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
    await campus.close();
    await redis.close();
  });

  it('gives the same bytes as a crawl from here, but for times', async () => {
    await Promise.all([startWorker('A101'), startWorker('B7')]);
    const over = await campus.survey();
    const { stdout } = await start(['crawl', '--lab', 'A101', '--lab', 'B7', '--format', 'json'], {
      cwd: campus.cwd,
    }).done;
    expect(over.code).toBe(0);
    expect(timeless(over.stdout)).toBe(timeless(stdout));
    expect(
      redis
        .ask('KEYS', '*')
        .split('\n')
        .filter(key => /:s[0-9a-f]{8}/.test(key)),
    ).toEqual([]);
  });

  it('that is killed loses nothing: another of its lab asks its shard again, and each seat counts once', async () => {
    campus.answerMs = 300;
    const [first] = await Promise.all([startWorker('A101'), startWorker('B7')]);
    const crawl = campus.survey();
    await campus.untilAsked(20);
    first.kill('SIGKILL');
    await startWorker('A101');
    const { code, survey } = await crawl;
    expect(statusesOf(survey)).toEqual({ ok: 80 });
    expect(Math.max(...campus.asked.values())).toBeLessThanOrEqual(2);
    expect(code).toBe(0);
  });

  it('is killed three times by one shard: its seats say so, all others are whole, exit 1', async () => {
    const poison = '127.1.1.3';
    let current: Running | undefined;
    campus.onAsk = host => {
      if (host === poison) current?.kill('SIGKILL');
    };
    await startWorker('B7');
    const crawl = campus.survey();
    // As a service would: another is started as soon as one ends.
    const supervise = (async () => {
      for (let deaths = 0; deaths < 3; deaths++) {
        current = campus.startWorker('A101');
        workers.push(current);
        await current.done;
      }
      current = undefined;
      await startWorker('A101');
    })();
    const { code, survey, stderr } = await crawl;
    await supervise;
    expect(statusesOf(survey)).toEqual({ ok: 16, 'internal-error': 64 });
    expect(survey.hosts[0]?.problem).toEqual({ code: 'internal-error', lab: 'A101', fault: 'workers-lost' });
    expect(stderr).toContain('A101: 64 seats without a result: three workers of A101 ended');
    expect(code).toBe(1);
  });

  it('that slept for longer than its lock asks twice at worst, and counts once', async () => {
    campus.answerMs = 300;
    const sleeper = await startWorker('A101');
    await startWorker('B7');
    const crawl = campus.survey();
    await campus.untilAsked(20);
    sleeper.kill('SIGSTOP');
    const other = await startWorker('A101');
    await other.waitFor(/A101-1: done/);
    sleeper.kill('SIGCONT');
    const { code, survey } = await crawl;
    expect(statusesOf(survey)).toEqual({ ok: 80 });
    expect(Math.max(...campus.asked.values())).toBeLessThanOrEqual(2);
    expect(code).toBe(0);
    // It lost a shard, not its connection.
    expect(sleeper.said().stderr).not.toContain('gone');
  });

  it('that is not there is said of its lab: nobody asked, not complete, exit 1', async () => {
    await startWorker('A101');
    const { code, survey, stderr } = await campus.survey('--wait', '3');
    expect([code, survey.complete]).toEqual([1, false]);
    expect(statusesOf(survey)).toEqual({ ok: 70, cancelled: 10 });
    expect(survey.hosts.at(-1)?.problem).toEqual({ code: 'no-worker', lab: 'B7', afterMs: 3_000 });
    expect(stderr).toContain('B7: nobody asked (10 seats), no worker within 3 s');
  });

  it('ends after its shards at the first Ctrl-C, with 0', async () => {
    campus.answerMs = 300;
    const worker = await startWorker('B7');
    const crawl = campus.survey('--lab', 'B7');
    await campus.untilAsked(3);
    worker.kill('SIGINT');
    const { code, stderr } = await worker.done;
    expect(code).toBe(0);
    expect(stderr).not.toContain('gone');
    expect(statusesOf((await crawl).survey)).toEqual({ ok: 10 });
  });

  it('of another version is named by crawl and by status', async () => {
    const [seconds] = redis.ask('TIME').split('\n');
    const sign = { at: Number(seconds) * 1_000 + 3_600_000, speaks: 'peer-survey/shard@2', running: 0 };
    redis.ask('HSET', 'peer-survey:lab-B7:workers', 'w', JSON.stringify(sign));
    await startWorker('A101');
    const { stderr } = await campus.survey('--wait', '2');
    const said = 'B7 speaks peer-survey/shard@2, this program peer-survey/shard@1';
    expect(stderr).toContain(said);
    const status = await start(['campus', 'status', '--queue'], { cwd: campus.cwd }).done;
    expect(status.stdout).toContain(said);
    expect(status.stdout).toMatch(/^A101 +1 +0 +0$/m);
  });
});
