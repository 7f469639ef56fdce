import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { HostResult } from '../survey/result.ts';
import { eachTarget, type SeatBlock, type TargetList } from '../targets/hosts.ts';
import { type SweepSettings, sweepEach } from './sweep.ts';

/** What a second thread is started with. `nextSeat` is shared: each thread takes its next seats from there. */
export interface ThreadTask {
  targets: TargetList;
  settings: SweepSettings;
  nextSeat: Int32Array<SharedArrayBuffer>;
}

/** What it is told: to go on, since its last lines have been taken, or to come to an end. */
export type ThreadOrder = 'more' | 'abort';

/** Seats that a thread takes at a time: at the end, neither waits for the other for long. */
const SEATS_AT_A_TIME = 64;

/** What the second thread makes is soon garbage: with 48 MB for it, Node's default, it took 22 MB more and no less time. */
const YOUNG_MB = 12;

/**
 * Sweeps with a second thread beside this one, each with half of the connections; else it is `sweepEach`. What comes
 * from the other thread comes with its JSON, so that nobody has to make it again.
 */
export async function sweepOnTwoThreads(
  targets: TargetList,
  options: {
    settings: SweepSettings;
    signal: AbortSignal;
    onResult: (result: HostResult, json?: string) => Promise<void> | void;
  },
): Promise<void> {
  const { settings, signal, onResult } = options;
  const half = settings.concurrency / 2;
  const nextSeat = new Int32Array(new SharedArrayBuffer(4)).fill(1);
  const task: ThreadTask = { targets, settings: { ...settings, concurrency: Math.floor(half) }, nextSeat };
  const thread = new Worker(new URL('./second-thread.js', import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const order = (what: ThreadOrder) => thread.postMessage(what);
  const abort = () => order('abort');
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();

  thread.on('message', async (lines: string) => {
    for (const line of lines.split('\n')) {
      const waiting = onResult(JSON.parse(line), line);
      if (waiting) await waiting;
    }
    order('more');
  });
  const own = sweepEach(eachTarget(targets, takeSeats(targets, nextSeat)), {
    settings: { ...settings, concurrency: Math.ceil(half) },
    signal,
    onResult,
  });
  try {
    await Promise.all([own, once(thread, 'exit')]);
  } finally {
    signal.removeEventListener('abort', abort);
    await thread.terminate();
  }
}

/** The seats that are left, a few at a time, to whoever comes first. */
export function* takeSeats({ count }: TargetList, nextSeat: ThreadTask['nextSeat']): Generator<SeatBlock> {
  for (;;) {
    const from = Atomics.add(nextSeat, 0, SEATS_AT_A_TIME);
    if (from > count) return;
    yield { from, to: Math.min(from + SEATS_AT_A_TIME, count + 1) };
  }
}
