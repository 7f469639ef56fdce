import { setTimeout as pause } from 'node:timers/promises';
import type { Sweep } from '../crawler/sweep.ts';
import type { Config } from '../shared/config.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';

/** The pause before a seat can be asked again, so that a clicking class does not become a load test. */
const ASK_PAUSE_MS = 3_000;

/** The seats, how they are asked, and what is called when something happens. Times are in ms. */
export interface SweeperOptions {
  targets: readonly Target[];
  settings: Config['sweep'];
  /** Asks the seats. */
  sweep: Sweep;
  everyMs: number;
  signal: AbortSignal;
  onResult: (result: HostResult) => void;
  /** Called for a seat that could not be asked because this computer, or its lab's worker, lacks something. */
  onUnasked: (seat: number) => void;
  onOwnTrouble: (trouble: OwnTrouble) => void;
  onSweep: (durationMs: number) => void;
  onAsked: () => void;
}

/** The answer to a request to ask one seat again. */
export type Asked =
  | { asked: 'now' | 'already' }
  | { asked: 'not-yet'; afterMs: number }
  | { asked: 'nobody' };

/** Asks the seats of a board, all of them again and again, and single ones on request. */
export interface Sweeper {
  /** Sweeps repeatedly until the signal aborts; sweeps never overlap. */
  run(): Promise<void>;
  /** Asks one seat, unless it is being asked or was asked a moment ago. */
  ask(seat: number): Asked;
}

/** Makes a sweeper; nothing is asked before `run`. */
export function makeSweeper({ targets, settings, sweep, everyMs, signal, ...on }: SweeperOptions): Sweeper {
  const bySeat = new Map(targets.map(target => [target.seat, target]));
  /** Seats without a result in the current sweep, or being asked again. */
  const open = new Set<number>();
  const asks = new Set<Promise<void>>();
  const askedAt = new Map<number, number>();
  let due = false;

  const askSeats = async (seats: readonly Target[]) => {
    for (const { seat } of seats) open.add(seat);
    const onResult = (result: HostResult) => {
      open.delete(result.seat);
      // A lab without a worker is reported; a seat cancelled because the board ends is not.
      if (result.problem?.code === 'own-trouble') on.onUnasked(result.seat);
      else if (result.status !== 'cancelled' || result.problem?.code === 'no-worker') on.onResult(result);
    };
    await sweep(seats, { settings, signal, onResult, onOwnTrouble: on.onOwnTrouble });
  };

  return {
    async run() {
      let dueAt = performance.now();
      while (!signal.aborted) {
        // Wait for single requests first, so that no seat is asked twice; new ones are left to the sweep.
        due = true;
        await Promise.all(asks);
        const startedAt = performance.now();
        const swept = askSeats(targets);
        due = false;
        await swept;
        if (signal.aborted) return;
        on.onSweep(performance.now() - startedAt);
        // Schedule by the clock, not from the end of the last sweep, so that the interval does not drift.
        dueAt = Math.max(dueAt + everyMs, performance.now());
        // An abort rejects the wait, and the loop ends.
        await pause(dueAt - performance.now(), undefined, { signal }).catch(() => {});
      }
    },
    ask(seat) {
      const target = bySeat.get(seat);
      if (!target) return { asked: 'nobody' };
      if (due || open.has(seat)) return { asked: 'already' };
      const afterMs = (askedAt.get(seat) ?? Number.NEGATIVE_INFINITY) + ASK_PAUSE_MS - performance.now();
      if (afterMs > 0) return { asked: 'not-yet', afterMs };
      askedAt.set(seat, performance.now());
      const ask = askSeats([target]).then(on.onAsked);
      asks.add(ask);
      void ask.finally(() => asks.delete(ask));
      return { asked: 'now' };
    },
  };
}
