import type { Shortage } from '../crawler/shortage.ts';
import type { OwnTrouble } from '../shared/finding.ts';

/** Shared by all visits of a check: the signal that ends them, and the wait for free descriptors. */
export interface Trip {
  signal: AbortSignal;
  shortage: Shortage;
}

/** This computer cannot open a connection; the server is not to blame. */
export class OwnTroubleError extends Error {
  readonly trouble: OwnTrouble;

  constructor(trouble: OwnTrouble) {
    super(`this computer lacks ${trouble}`);
    this.trouble = trouble;
  }
}

/**
 * Runs `attempt`, and runs it again after a wait if this computer was out of descriptors or ports. Rejects with an
 * OwnTroubleError if waiting does not help.
 */
export async function whenPossible<Result>(
  attempt: () => Promise<Result>,
  { signal, shortage }: Trip,
): Promise<Result> {
  for (;;) {
    try {
      const result = await attempt();
      shortage.pass();
      return result;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof OwnTroubleError)) throw error;
      const canPass = error.trouble === 'descriptors' || error.trouble === 'ports';
      if (!canPass || !(await shortage.wait())) throw error;
      signal.throwIfAborted();
    }
  }
}
