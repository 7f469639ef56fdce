import { once } from 'node:events';
import { expect, it } from 'vitest';
import { CANCELLED, refusalError } from '../../campus/failure.ts';
import { type Shard, type ShardResult, targetsOf as seatsOf, toResult } from '../../campus/shard.ts';
import type { ShardQueue } from '../../campus/shard-queue.ts';
import { type CampusNews, sweepOver } from '../../campus/sweep.ts';
import type { HostResult } from '../../survey/result.ts';
import type { Target } from '../../targets/hosts.ts';
import type { Ask } from './memory-queue.ts';

/** A queue as the suite needs it, in memory or in Redis. */
export interface QueueUnderTest {
  survey(survey: string): Promise<ShardQueue>;
  startWorker(lab: string, ask: Ask): Promise<() => Promise<void>>;
  loseAll(): Promise<void>;
  /** Jobs that are left, of shards and of surveys. */
  left(): Promise<number>;
}

const settings = { concurrency: 64, timeoutMs: 1_000, attempts: 1 };

function targetsOf(lab: string, count: number, first = 1): Target[] {
  return Array.from({ length: count }, (_, index) => ({
    seat: first + index,
    host: `10.0.${lab.length}.${(index % 250) + 1}`,
    port: 1024 + Math.floor(index / 250),
    lab,
  }));
}

const resultOf = (target: Target): HostResult => ({
  ...target,
  status: 'silent',
  notes: [],
  problem: { code: 'silent', afterMs: 1_000 },
  attempts: 1,
  totalMs: 1_000,
  bytes: 0,
});

/** A worker that answers for its seats as if it had asked them. */
const answer = async (shard: unknown, _: AbortSignal): Promise<ShardResult> =>
  toResult('w', seatsOf(readAsShard(shard)).map(resultOf));

function readAsShard(value: unknown): Shard {
  // The tests' own submissions, which need no second parse.
  return JSON.parse(JSON.stringify(value));
}

let surveys = 0;
const nextSurvey = () => `s${(++surveys).toString(16).padStart(8, '0')}`;

export function suite(open: () => QueueUnderTest): void {
  async function sweepAll(
    targets: Target[],
    options: {
      waitMs?: number;
      survey?: string;
      signal?: AbortSignal;
      queue?: ShardQueue;
      clock?: () => number;
    } = {},
  ) {
    const { waitMs = 60_000, survey = nextSurvey(), signal = new AbortController().signal } = options;
    const { clock = () => performance.now() } = options;
    const queue = options.queue ?? (await open().survey(survey));
    const news: CampusNews[] = [];
    const results: HostResult[] = [];
    const onNews = (one: CampusNews) => void news.push(one);
    await sweepOver(queue, { survey, waitMs, onNews, clock, lookMs: 20 })(targets, {
      settings,
      signal,
      onResult: result => void results.push(result),
    });
    await queue.close();
    return { news, results: results.sort((a, b) => a.seat - b.seat) };
  }

  it('brings back the result of each seat from the worker of its lab, and leaves nothing behind', async () => {
    const asked = new Map<string, number>();
    for (const lab of ['A1', 'B2'])
      await open().startWorker(lab, async (shard, signal) => {
        const { lab: own, seats } = readAsShard(shard);
        expect(own).toBe(lab);
        asked.set(lab, (asked.get(lab) ?? 0) + seats.length);
        return answer(shard, signal);
      });
    const targets = [...targetsOf('A1', 130), ...targetsOf('B2', 40, 131)];
    const { results } = await sweepAll(targets);
    expect(results).toEqual(targets.map(resultOf));
    expect(Object.fromEntries(asked)).toEqual({ A1: 130, B2: 40 });
    expect(await open().left()).toBe(0);
  });

  it('keeps names, and the same address in two labs apart', async () => {
    await open().startWorker('A1', answer);
    await open().startWorker('B2', answer);
    const same = { host: '10.0.0.7', port: 1024 };
    const targets = [
      { ...same, seat: 1, lab: 'A1', name: '王小明' },
      { ...same, seat: 2, lab: 'B2' },
    ];
    const { results } = await sweepAll(targets);
    expect(results.map(({ seat, lab, name }) => ({ seat, lab, name }))).toEqual([
      { seat: 1, lab: 'A1', name: '王小明' },
      { seat: 2, lab: 'B2', name: undefined },
    ]);
  });

  it('marks the seats of a shard that its worker refuses, and only those', async () => {
    await open().startWorker('A1', answer);
    await open().startWorker('B2', async () => {
      throw refusalError({ fault: 'refused-address', text: '10.0.0.1' });
    });
    const { results, news } = await sweepAll([...targetsOf('A1', 3), ...targetsOf('B2', 2, 4)]);
    const problem = { code: 'internal-error', lab: 'B2', fault: 'refused-address', text: '10.0.0.1' };
    expect(results.map(({ status }) => status)).toEqual([
      ...Array(3).fill('silent'),
      ...Array(2).fill('internal-error'),
    ]);
    expect(results[4]?.problem).toEqual(problem);
    expect(news).toContainEqual({
      code: 'failed',
      lab: 'B2',
      seats: 2,
      refusal: { fault: 'refused-address', text: '10.0.0.1' },
    });
  });

  const lies: [string, (honest: ShardResult) => unknown, string][] = [
    ['a seat too few', ({ hosts }) => toResult('w', hosts.slice(1)), 'wrong-result'],
    [
      'a seat twice',
      ({ hosts }) =>
        toResult(
          'w',
          hosts.map(() => hosts[0] ?? resultOf(target)),
        ),
      'wrong-result',
    ],
    [
      'another host',
      ({ hosts }) =>
        toResult(
          'w',
          hosts.map(host => ({ ...host, host: '10.9.9.9' })),
        ),
      'wrong-result',
    ],
    [
      'another lab',
      ({ hosts }) =>
        toResult(
          'w',
          hosts.map(host => ({ ...host, lab: 'B2' })),
        ),
      'wrong-result',
    ],
    [
      'a seat of no number',
      ({ hosts }) =>
        toResult(
          'w',
          hosts.map(host => ({ ...host, seat: 0 })),
        ),
      'wrong-result',
    ],
    ['a newer version', honest => ({ ...honest, schema: 'peer-survey/shard-result@2' }), 'other-version'],
    [
      'a status of its own',
      ({ hosts }) => ({ ...toResult('w', hosts), hosts: hosts.map(host => ({ ...host, status: 'fine' })) }),
      'wrong-result',
    ],
    ['a number', () => 7, 'wrong-result'],
    ['nothing', () => null, 'wrong-result'],
    ['too much', honest => ({ ...honest, more: 'x'.repeat(1_000_001) }), 'wrong-result'],
  ];
  const target: Target = { seat: 1, host: '10.0.0.1', port: 1024, lab: 'A1' };
  it.each(lies)('takes no result that has %s', async (_, lie, fault) => {
    await open().startWorker('A1', async (shard, signal) => lie(await answer(shard, signal)));
    const { results } = await sweepAll(targetsOf('A1', 2));
    expect(results.map(({ status, problem }) => ({ status, problem }))).toEqual(
      Array(2).fill({ status: 'internal-error', problem: expect.objectContaining({ lab: 'A1', fault }) }),
    );
  });

  it('gives a lab without a worker up after the wait, and says so of each of its seats', async () => {
    let answeredAt: number | undefined;
    await open().startWorker('A1', (shard, signal) => {
      answeredAt ??= performance.now();
      return answer(shard, signal);
    });
    const { results, news } = await sweepAll([...targetsOf('A1', 2), ...targetsOf('B2', 70, 3)], {
      waitMs: 1_500,
      clock: () => (answeredAt === undefined ? 0 : performance.now() - answeredAt),
    });
    expect(results.filter(({ status }) => status === 'silent').map(({ seat }) => seat)).toEqual([1, 2]);
    expect(results.slice(2).map(({ status, problem }) => ({ status, problem }))).toEqual(
      Array(70).fill({ status: 'cancelled', problem: { code: 'no-worker', lab: 'B2', afterMs: 1_500 } }),
    );
    expect(news).toContainEqual({ code: 'given-up', lab: 'B2', seats: 70 });
    expect(news).toContainEqual({ code: 'labs', done: 1, total: 2, withoutWorker: ['B2'] });
    expect(await open().left()).toBe(0);
  });

  it('waits for a worker that holds a shard for longer than the wait', async () => {
    // Time stands still until the worker holds the shard; then each look advances it by more than the wait.
    let now = 0;
    let looks = 0;
    let go = () => {};
    const late = new Promise<void>(resolve => {
      go = resolve;
    });
    let isHeld = false;
    const clock = () => {
      if (isHeld) now += 100;
      if (isHeld && ++looks > 200) go();
      return now;
    };
    await open().startWorker('A1', async (shard, signal) => {
      isHeld = true;
      await late;
      return answer(shard, signal);
    });
    const { results } = await sweepAll(targetsOf('A1', 2), { waitMs: 60, clock });
    expect(results.map(({ status }) => status)).toEqual(['silent', 'silent']);
  });

  it('submits again what the queue has lost, and counts each seat once', async () => {
    const survey = nextSurvey();
    const queue = await open().survey(survey);
    let asked = 0;
    let lost = () => {};
    const losing = new Promise<void>(resolve => {
      lost = resolve;
    });
    await open().startWorker('A1', async (shard, signal) => {
      asked++;
      if (asked === 2) {
        await open().loseAll();
        lost();
      }
      return answer(shard, signal);
    });
    const { results, news } = await sweepAll(targetsOf('A1', 200), { survey, queue });
    await losing;
    expect(results.map(({ seat }) => seat)).toEqual(targetsOf('A1', 200).map(({ seat }) => seat));
    expect(results.every(({ status }) => status === 'silent')).toBe(true);
    expect(news.some(({ code }) => code === 'submitted-again')).toBe(true);
  });

  it('ends at once at an abort: what is not done is cancelled, and nothing is left', async () => {
    const controller = new AbortController();
    const stopped = new EventTarget();
    const stop = once(stopped, 'stop');
    await open().startWorker('A1', answer);
    await open().startWorker('B2', (_, signal) => {
      controller.abort();
      return new Promise((_, reject) => {
        const leave = () => {
          stopped.dispatchEvent(new Event('stop'));
          reject(new Error(CANCELLED));
        };
        if (signal.aborted) leave();
        signal.addEventListener('abort', leave);
      });
    });
    const { results } = await sweepAll([...targetsOf('A1', 2), ...targetsOf('B2', 130, 3)], {
      signal: controller.signal,
    });
    expect(results).toHaveLength(132);
    expect(
      results
        .slice(2)
        .every(({ status, problem }) => status === 'cancelled' && problem?.code === 'cancelled'),
    ).toBe(true);
    await stop;
    await expect.poll(() => open().left()).toBe(0);
  });
}
