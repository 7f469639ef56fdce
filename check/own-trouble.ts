import type { Shortage } from '../crawler/shortage.ts';
import type { OwnTrouble } from '../shared/finding.ts';

/** What a visit shares with the others of its check: what ends it, and where it waits for a descriptor. */
export interface Trip {
  signal: AbortSignal;
  shortage: Shortage;
}

/** This computer lacks something for asking: no fault of the server. */
export class OwnTroubleError extends Error {
  readonly trouble: OwnTrouble;

  constructor(trouble: OwnTrouble) {
    super(`this computer lacks ${trouble}`);
    this.trouble = trouble;
  }
}

/**
 * Attempts as soon as this computer has a descriptor and a port for it. Rejects with an OwnTroubleError where it lacks
 * something that waiting does not bring.
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
