import { watchNeighbours } from '../cli/arp.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { eachAtOnce } from './each-at-once.ts';
import { choosePatience } from './patience.ts';
import { cancelled, probe } from './probe.ts';
import { waits } from './request.ts';
import { learnRoundTrip } from './round-trip.ts';
import { watchShortage } from './shortage.ts';

export interface SweepSettings {
  /** Seats asked at the same time. */
  concurrency: number;
  /** The whole budget of one seat, first SYN to complete object. */
  timeoutMs: number;
  /** Connections that one seat may cost. */
  attempts: number;
}

/**
 * Asks all targets. `onResult` gets one result for each target, as it lands, in every ending: after an abort the
 * seats that were not asked are `cancelled`. Where it returns a promise, its seat keeps its slot until that resolves.
 */
export type Sweep = (
  targets: Iterable<Target>,
  options: {
    settings: SweepSettings;
    signal: AbortSignal;
    onResult: (result: HostResult) => Promise<void> | void;
    /** Told once of each thing that this computer lacks. */
    onOwnTrouble?: (trouble: OwnTrouble) => void;
  },
) => Promise<void>;

/** Asks all targets from this machine. */
export const sweep: Sweep = async (targets, { settings, signal, onResult, onOwnTrouble }) => {
  const roundTrip = learnRoundTrip();
  const patience = choosePatience(settings, roundTrip);
  const told = new Set<OwnTrouble>();
  const state = {
    patience,
    waits,
    roundTrip,
    isResolved: watchNeighbours(),
    shortage: watchShortage(),
    onOwnTrouble: (trouble: OwnTrouble) => {
      if (!told.has(trouble)) onOwnTrouble?.(trouble);
      told.add(trouble);
    },
  };
  const { concurrency } = settings;
  await eachAtOnce(targets, { concurrency, signal }, async (target, own) => {
    await onResult(own.aborted ? cancelled(target) : await probe(target, state, own));
  });
};
