import { setMaxListeners } from 'node:events';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { watchNeighbours } from './arp.ts';
import { waits } from './conversation.ts';
import { choosePatience } from './patience.ts';
import { cancelled, probe } from './probe.ts';
import { learnRoundTrip } from './round-trip.ts';

export interface SweepSettings {
  /** Seats asked at the same time. */
  concurrency: number;
  /** The whole budget of one seat, first SYN to complete object. */
  timeoutMs: number;
  /** Connections that one seat may cost. */
  attempts: number;
}

/**
 * Asks all targets, a bounded number at a time. As many results as targets, in their order, in every ending:
 * after an abort, the seats that were not asked are `cancelled`. `onResult` sees each result as it lands.
 */
export async function sweep(
  targets: readonly Target[],
  options: { settings: SweepSettings; signal: AbortSignal; onResult?: (result: HostResult) => void },
): Promise<HostResult[]> {
  const results = new Map<number, HostResult>();
  const onResult = (result: HostResult) => {
    results.set(result.seat, result);
    options.onResult?.(result);
  };
  await sweepEach(targets, { ...options, onResult });
  return targets.flatMap(({ seat }) => results.get(seat) ?? []);
}

/**
 * The same for any number of targets, drawn when their turn comes, whose results are kept by nobody: there is a
 * promise for each seat that is being asked, not for each there is. Where `onResult` returns a promise, no further seat is asked until it resolves.
 */
export async function sweepEach(
  targets: Iterable<Target>,
  options: {
    settings: SweepSettings;
    signal: AbortSignal;
    onResult: (result: HostResult) => Promise<void> | void;
  },
): Promise<void> {
  const { settings, signal, onResult } = options;
  const roundTrip = learnRoundTrip();
  const patience = choosePatience(settings, roundTrip);
  const room = { patience, waits, roundTrip, isResolved: watchNeighbours() };
  // Each seat that is being asked listens to it: as many listeners as there are at a time are no leak.
  setMaxListeners(0, signal);
  const drawn = targets[Symbol.iterator]();
  const askOneByOne = async () => {
    for (let next = drawn.next(); !next.done; next = drawn.next()) {
      const result = signal.aborted ? cancelled(next.value) : await probe(next.value, room, signal);
      await onResult(result);
    }
  };
  await Promise.all(Array.from({ length: settings.concurrency }, askOneByOne));
}
