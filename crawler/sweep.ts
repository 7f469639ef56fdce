import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { waits } from './conversation.ts';
import type { Target } from './hosts.ts';
import { watchNeighbours } from './neighbours.ts';
import { choosePatience } from './patience.ts';
import { cancelled, probe } from './probe.ts';
import type { HostResult } from './result.ts';
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
  const { settings, signal, onResult } = options;
  const roundTrip = learnRoundTrip();
  const patience = choosePatience(settings, roundTrip);
  const room = { patience, waits, roundTrip, isResolved: watchNeighbours() };
  // Each seat that is being asked listens to it: as many listeners as there are at a time are no leak.
  setMaxListeners(0, signal);
  const limit = pLimit(settings.concurrency);
  return limit.map(targets, async target => {
    const result = signal.aborted ? cancelled(target) : await probe(target, room, signal);
    onResult?.(result);
    return result;
  });
}
