import type { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  limitAnswers,
  limitSources,
  MAX_CONNECTIONS,
  MAX_PER_SOURCE,
  MAX_PER_SOURCE_PER_SECOND,
  MAX_SOURCES_PER_SECOND,
} from '../../server/limits.ts';
import { ask, connect, type Heard, hear } from './client.ts';
import { reply, type Serving, serve } from './serving.ts';

describe('the limits of a source', () => {
  it('are 64 connections at once, and the next is let in when one of them ends', () => {
    const limits = limitSources();
    expect(MAX_PER_SOURCE).toBe(64);
    for (let open = 0; open < 64; open++) expect(limits.admit('10.0.0.1', 0)).toBe(true);
    expect(limits.admit('10.0.0.1', 0)).toBe(false);
    expect(limits.admit('10.0.0.1', 5_000)).toBe(false);
    limits.release('10.0.0.1');
    expect(limits.admit('10.0.0.1', 5_000)).toBe(true);
    expect(limits.admit('10.0.0.1', 5_000)).toBe(false);
  });

  it('are 200 new connections in a second, and 200 more in the next', () => {
    const limits = limitSources();
    const visit = (now: number) => {
      const admitted = limits.admit('10.0.0.1', now);
      if (admitted) limits.release('10.0.0.1');
      return admitted;
    };
    expect(MAX_PER_SOURCE_PER_SECOND).toBe(200);
    for (let visits = 0; visits < 200; visits++) expect(visit(visits)).toBe(true);
    expect(visit(200)).toBe(false);
    expect(visit(999)).toBe(false);
    for (let visits = 0; visits < 200; visits++) expect(visit(1_000)).toBe(true);
    expect(visit(1_000)).toBe(false);
  });

  it('are its own: what one source has used up, the others still have', () => {
    const limits = limitSources();
    for (let open = 0; open < 70; open++) limits.admit('10.0.0.1', 0);
    expect(limits.admit('10.0.0.2', 0)).toBe(true);
  });

  it('outlast a quiet time: what is open still counts', () => {
    const limits = limitSources();
    for (let open = 0; open < 64; open++) limits.admit('10.0.0.1', 0);
    for (let now = 2_000; now < 60_000; now += 2_000) limits.admit('10.0.0.2', now);
    expect(limits.admit('10.0.0.1', 60_000)).toBe(false);
  });

  it('count new connections until the second is over, though none is open any more', () => {
    const limits = limitSources();
    for (let visits = 0; visits < 200; visits++) {
      limits.admit('10.0.0.1', 0);
      limits.release('10.0.0.1');
    }
    expect(limits.remembered()).toEqual({ open: 0, recent: 1 });
    expect(limits.admit('10.0.0.1', 999)).toBe(false);
    expect(limits.admit('10.0.0.2', 1_000)).toBe(true);
    expect(limits.remembered()).toEqual({ open: 1, recent: 1 });
  });

  it('remember no source that has nothing open, once its second is over', () => {
    const limits = limitSources();
    for (let source = 0; source < 10_000; source++) {
      limits.admit(`source ${source}`, source);
      limits.release(`source ${source}`);
    }
    expect(limits.remembered()).toEqual({ open: 0, recent: 1_000 });
  });

  it('remember 4,096 sources in one second and refuse more, so that forged ones cannot fill the memory', () => {
    const limits = limitSources();
    expect(MAX_SOURCES_PER_SECOND).toBe(4_096);
    for (let source = 0; source < 4_096; source++) {
      expect(limits.admit(`source ${source}`, 0)).toBe(true);
      limits.release(`source ${source}`);
    }
    expect(limits.admit('one more', 999)).toBe(false);
    expect(limits.admit('source 0', 999)).toBe(true);
    expect(limits.remembered()).toEqual({ open: 1, recent: 4_096 });
    expect(limits.admit('one more', 1_000)).toBe(true);
  });

  it('are kept whatever the order of comings, goings and ticks', () => {
    const step = fc.record({
      source: fc.constantFrom('a', 'b'),
      act: fc.constantFrom('come', 'come', 'go'),
      times: fc.integer({ min: 1, max: 80 }),
      afterMs: fc.constantFrom(0, 0, 0, 1, 400, 999, 1_000, 1_700),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const limits = limitSources();
        const open = new Map<string, number>();
        let now = 0;
        for (const { source, act, times, afterMs } of steps) {
          now += afterMs;
          const before = open.get(source) ?? 0;
          if (act === 'come') {
            const admitted = Array.from({ length: times }, () => limits.admit(source, now)).filter(Boolean);
            open.set(source, before + admitted.length);
            expect(open.get(source)).toBeLessThanOrEqual(MAX_PER_SOURCE);
            // A second without a newcomer, and only what is open can stand in the way.
            if (afterMs >= 1_000) expect(admitted).toHaveLength(Math.min(times, MAX_PER_SOURCE - before));
          } else {
            const left = Math.min(times, before);
            for (let count = 0; count < left; count++) limits.release(source);
            open.set(source, before - left);
          }
        }
      }),
    );
  });
});

describe('the answers over UDP', () => {
  const ask = (answers: ReturnType<typeof limitAnswers>, source: string, times: number, now: number) =>
    Array.from({ length: times }, () => answers.admit(source, now)).filter(Boolean).length;

  it('are 2,000 in a second, whoever asks for them', () => {
    const answers = limitAnswers();
    expect(ask(answers, '10.0.0.1', 3_000, 0)).toBe(2_000);
    expect(ask(answers, '10.0.0.2', 1, 999)).toBe(0);
    expect(ask(answers, '10.0.0.2', 1, 1_000)).toBe(1);
  });

  it('leave who asks for little out of it where others flood, from the first second on', () => {
    const answers = limitAnswers();
    for (const second of [0, 1, 2]) {
      let answered = 0;
      // In each tenth of a second a client that sends one datagram comes after 100 sources that send 5 each.
      for (let tenth = 0; tenth < 10; tenth++) {
        const now = second * 1_000 + tenth * 100;
        for (let flooding = 0; flooding < 100; flooding++) ask(answers, `10.0.1.${flooding}`, 5, now);
        answered += ask(answers, '10.0.0.1', 1, now);
      }
      expect([second, answered]).toEqual([second, 10]);
    }
  });

  it('are kept for newcomers, one share of them, in a second after one that was not enough', () => {
    const answers = limitAnswers();
    ask(answers, '10.0.0.1', 2_001, 0);
    expect(ask(answers, '10.0.0.1', 3_000, 1_000)).toBe(1_000);
    expect(ask(answers, '10.0.0.2', 30, 1_500)).toBe(30);
    // The flood goes on, now beside another source.
    expect(ask(answers, '10.0.0.1', 3_000, 2_000)).toBe(666);
  });

  it('are one each where there are more sources than answers', () => {
    const answers = limitAnswers();
    const askAll = (now: number) =>
      Array.from({ length: 5_000 }, (_, n) => ask(answers, `source ${n}`, 2, now));
    askAll(0);
    const got = askAll(1_000);
    expect(got.filter(count => count === 1)).toHaveLength(2_000);
    expect(Math.max(...got)).toBe(1);
  });

  it('are all for everybody again once a second was enough', () => {
    const answers = limitAnswers();
    ask(answers, '10.0.0.1', 2_001, 0);
    ask(answers, '10.0.0.1', 500, 1_000);
    expect(ask(answers, '10.0.0.1', 3_000, 2_000)).toBe(2_000);
    expect(ask(answers, '10.0.0.1', 3_000, 60_000)).toBe(2_000);
  });
});

describe('a server that limits loopback, too', () => {
  it('holds 64 connections of one source, and still answers another', async () => {
    const server = await serve({ limitLoopback: true });
    const crowd = await open(server, { count: 64, from: '127.0.0.2' });
    expect(await ask({ ...server, from: '127.0.0.2' }, 'get')).toEqual({ text: '', ending: 'reset' });
    expect((await ask({ ...server, from: '127.0.0.3' }, 'get')).text).toBe(reply);
    await finish(crowd);
    // The server may not have seen yet that they have gone.
    await vi.waitUntil(async () => (await ask({ ...server, from: '127.0.0.2' }, 'get')).text === reply, {
      timeout: 45_000,
    });
  });

  it('answers 200 connections of one source in a second, drops the rest, and still answers another', async () => {
    stopClock();
    const server = await serve({ limitLoopback: true });
    const visit = async () => {
      const { text, ending } = await ask({ ...server, from: '127.0.0.2' }, 'get');
      return text === reply ? 'answered' : ending;
    };
    for (let visits = 0; visits < 200; visits++) expect(await visit()).toBe('answered');
    for (let visits = 0; visits < 20; visits++) expect(await visit()).toBe('reset');
    expect((await ask({ ...server, from: '127.0.0.3' }, 'get')).text).toBe(reply);
    vi.advanceTimersByTime(1_000);
    expect(await visit()).toBe('answered');
  });

  it('tells how many it dropped once in a second, not once for each', async () => {
    stopClock();
    const server = await serve({ limitLoopback: true });
    const drops = () => server.events.filter(({ code }) => code === 'dropped');
    await open(server, { count: 64, from: '127.0.0.2' });
    for (let visits = 0; visits < 50; visits++) await ask({ ...server, from: '127.0.0.2' });
    vi.advanceTimersByTime(999);
    expect(drops()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(drops()).toEqual([{ code: 'dropped', peers: 50 }]);
  });

  it('tells at its end what it has dropped since', async () => {
    const server = await serve({ limitLoopback: true });
    await open(server, { count: 64, from: '127.0.0.2' });
    await ask({ ...server, from: '127.0.0.2' });
    await server.close();
    expect(server.events).toContainEqual({ code: 'dropped', peers: 1 });
  });
});

describe('a server as it is set by default', () => {
  it('answers this computer more than 200 times a second, and 100 at once', async () => {
    const server = await serve();
    const crowd = await open(server, { count: 100 });
    for (let visits = 0; visits < 300; visits++) expect((await ask(server, 'get')).text).toBe(reply);
    for (const heard of await finish(crowd)) expect(heard.text).toBe(reply);
    expect(server.events.filter(event => event.code !== 'answered')).toEqual([]);
  });

  it('holds 1,024 connections, drops what is more, and serves on when they have gone', async () => {
    const server = await serve();
    expect(MAX_CONNECTIONS).toBe(1_024);
    const crowd = await open(server, { count: 1_024 });
    expect((await ask(server, 'get')).text).toBe('');
    for (const { text } of await finish(crowd)) expect(text).toBe(reply);
    expect(await server.event(event => event.code === 'dropped')).toEqual({ code: 'dropped', peers: 1 });
    expect((await ask(server, 'get')).text).toBe(reply);
  });
});

/** Deadlines and seconds pass only where the test lets them. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
}

type Crowd = Socket[];

/** Opens connections that say nothing yet. The server takes them before any that is opened later. */
function open({ port }: Serving, { count, ...options }: { count: number; from?: string }): Promise<Crowd> {
  return Promise.all(Array.from({ length: count }, () => connect({ port, ...options })));
}

function finish(crowd: Crowd): Promise<Heard[]> {
  return Promise.all(
    crowd.map(socket => {
      const heard = hear(socket);
      socket.write('get');
      return heard;
    }),
  );
}
