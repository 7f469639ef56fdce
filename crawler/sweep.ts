import { watchNeighbours } from '../network/arp.ts';
import type { Config } from '../shared/config.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { eachAtOnce } from './each-at-once.ts';
import { choosePatience } from './patience.ts';
import { cancelled, probe } from './probe.ts';
import { waits } from './request.ts';
import { learnRoundTrip } from './round-trip.ts';
import { watchShortage } from './shortage.ts';

/**
 * Asks all targets. `onResult` gets exactly one result for each target, as soon as there is one; after an abort, seats
 * that were not asked are `cancelled`. If it returns a promise, the seat keeps its slot until the promise resolves.
 */
export type Sweep = (
  targets: Iterable<Target>,
  options: {
    settings: Config['sweep'];
    signal: AbortSignal;
    onResult: (result: HostResult) => Promise<void> | void;
    /** Called once for each thing that this computer lacks. */
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
  await eachAtOnce(targets, { concurrency, signal }, async target => {
    await onResult(signal.aborted ? cancelled(target) : await probe(target, state, signal));
  });
};
