import { setTimeout as pause } from 'node:timers/promises';
import type { Sweep, SweepSettings } from '../crawler/sweep.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';

/** Between two questions to one seat, so that a class with a mouse is no load test. */
const ASK_PAUSE_MS = 3_000;

export interface SweeperOptions {
  targets: readonly Target[];
  settings: SweepSettings;
  /** Who asks the seats. */
  sweep: Sweep;
  everyMs: number;
  signal: AbortSignal;
  onResult: (result: HostResult) => void;
  /** A seat was not asked, since this computer, or its lab's worker, could not. */
  onUnasked: (seat: number) => void;
  onOwnTrouble: (trouble: OwnTrouble) => void;
  onSweep: (durationMs: number) => void;
  onAsked: () => void;
}

/** What became of a wish to ask one seat again. */
export type Asked =
  | { asked: 'now' | 'already' }
  | { asked: 'not-yet'; afterMs: number }
  | { asked: 'nobody' };

export interface Sweeper {
  /** Sweeps again and again until the signal; two never overlap. */
  run(): Promise<void>;
  /** Asks one seat, unless it is being asked, or was a moment ago. */
  ask(seat: number): Asked;
}

export function makeSweeper({ targets, settings, sweep, everyMs, signal, ...on }: SweeperOptions): Sweeper {
  const bySeat = new Map(targets.map(target => [target.seat, target]));
  /** Seats that a sweep has not heard of yet, or that somebody asked again. */
  const open = new Set<number>();
  const asks = new Set<Promise<void>>();
  const askedAt = new Map<number, number>();
  let due = false;

  const askSeats = async (seats: readonly Target[]) => {
    for (const { seat } of seats) open.add(seat);
    const onResult = (result: HostResult) => {
      open.delete(result.seat);
      // That a lab has no worker is news; that the board ends is not.
      if (result.problem?.code === 'own-trouble') on.onUnasked(result.seat);
      else if (result.status !== 'cancelled' || result.problem?.code === 'no-worker') on.onResult(result);
    };
    await sweep(seats, { settings, signal, onResult, onOwnTrouble: on.onOwnTrouble });
  };

  return {
    async run() {
      let dueAt = performance.now();
      while (!signal.aborted) {
        // A seat that is being asked is not asked twice: questions end before the sweep, and new ones are part of it.
        due = true;
        await Promise.all(asks);
        const startedAt = performance.now();
        const swept = askSeats(targets);
        due = false;
        await swept;
        if (signal.aborted) return;
        on.onSweep(performance.now() - startedAt);
        // By the clock, not from the end of the last: an hour of sweeps does not drift.
        dueAt = Math.max(dueAt + everyMs, performance.now());
        // An abort ends the wait, and there is nothing to say of it.
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
