/**
 * So many deadlines are acted on in a millisecond, which is half of what a server can do in it, with those who come anew:
 * newcomers have the other half. A thousand silent clients that are told good-bye at once would freeze it for a tenth of
 * a second; this way the last of them is told a quarter of a second late. With 8 a ms a good client has waited 130 ms.
 */
export const ACTS_A_MS = 4;

/** Deadlines that are all equally long, of anything: one timer serves them all. */
export interface Deadlines<Owner> {
  /** The time of this one begins, or begins anew. */
  begin(owner: Owner): void;
  /** Its deadline does not come any more. */
  end(owner: Owner): void;
}

/** `act` is called when the time of one is over, or soon after where many are due at once. */
export function deadlinesAfter<Owner>(ms: number, act: (owner: Owner) => void): Deadlines<Owner> {
  // When each is due, by the clock of performance.now(). Who begins goes to the end, so they are in this order.
  const dueAt = new Map<Owner, number>();
  let isAwaited = false;

  const lookAfter = (waitMs: number) => {
    isAwaited = true;
    // The connections keep the process alive, not what is left of a timer when they are gone.
    setTimeout(look, waitMs).unref();
  };
  const look = () => {
    const now = performance.now();
    let acts = 0;
    for (const [owner, at] of dueAt) {
      if (at > now) return lookAfter(at - now);
      if (acts === ACTS_A_MS) return lookAfter(1);
      acts++;
      dueAt.delete(owner);
      act(owner);
    }
    isAwaited = false;
  };

  return {
    begin(owner) {
      dueAt.delete(owner);
      dueAt.set(owner, performance.now() + ms);
      if (!isAwaited) lookAfter(ms);
    },
    end: owner => void dueAt.delete(owner),
  };
}
