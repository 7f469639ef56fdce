import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../binary.ts';
import { lacks } from '../tools/lacks.ts';
import { type Campus, openCampus, statusesOf } from './campus.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** Between the programs and the queue: swallows what goes through, as a firewall does that has forgotten its connections. */
describe.skipIf(lacks('redis-server'))('a connection that dies without a word', () => {
  let redis: RedisServer;
  let campus: Campus;
  let worker: Running;
  const pairs = new Set<[Socket, Socket]>();
  const proxy = createServer(near => {
    const far = connect(redis.path);
    for (const socket of [near, far]) socket.on('error', () => {});
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    pairs.add([near, far]);
  });
  const swallow = () => {
    for (const [near, far] of pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.resume();
      far.resume();
    }
    pairs.clear();
  };

  beforeAll(async () => {
    redis = await startRedis();
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const address = proxy.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    campus = await openCampus({ A101: 200 }, { queue: `redis://127.0.0.1:${port}`, concurrency: 4 });
    campus.answerMs = 100;
    worker = await campus.worker('A101');
  });
  afterAll(async () => {
    worker.kill('SIGKILL');
    proxy.close();
    await campus.close();
    await redis.close();
  });

  it('is given up and made anew, by worker and crawl: nothing is lost, each seat counts once', async () => {
    const crawl = campus.survey();
    await campus.untilAsked(10);
    const at = performance.now();
    swallow();
    await worker.waitFor(/no answer from the queue, trying again/);
    await worker.waitFor(/connected again/);
    process.stderr.write(
      `back ${((performance.now() - at) / 1_000).toFixed(1)} s after all connections were swallowed\n`,
    );
    const { code, survey, stderr } = await crawl;
    expect(statusesOf(survey)).toEqual({ ok: 200 });
    expect(stderr).toContain('connected again');
    expect(code).toBe(0);
  });
});
