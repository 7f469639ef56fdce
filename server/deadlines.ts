/**
 * So many deadlines are acted on in one turn of the event loop, and newcomers are served before the next: a thousand
 * silent clients that are told good-bye in one turn would freeze the server for a tenth of a second.
 */
export const ACTS_A_TURN = 16;

/** One that runs. */
export interface Deadline {
  /** On the clock of `performance.now()`. */
  dueAt: number;
  act: () => void;
}

/** Deadlines that are all equally long. The first to begin is the first to be due, so one timer serves all of them. */
export interface Deadlines {
  /** `act` is called when the time is over, or soon after where many are due at once. */
  begin(act: () => void): Deadline;
  /** It begins anew, also where it was acted on already. */
  renew(deadline: Deadline): void;
  /** It is not acted on any more. */
  end(deadline: Deadline): void;
}

export function deadlinesAfter(ms: number): Deadlines {
  // In the order in which they are due: what is renewed goes to the end.
  const running = new Set<Deadline>();
  let isAwaited = false;

  const run = (deadline: Deadline) => {
    deadline.dueAt = performance.now() + ms;
    running.add(deadline);
    if (!isAwaited) lookAfter(ms);
  };
  const lookAfter = (waitMs: number) => {
    isAwaited = true;
    // The connections keep the process alive, not what is left of a timer when they are gone.
    setTimeout(look, waitMs).unref();
  };
  const look = () => {
    const now = performance.now();
    let acts = 0;
    for (const deadline of running) {
      if (deadline.dueAt > now) return lookAfter(deadline.dueAt - now);
      if (acts === ACTS_A_TURN) return void setImmediate(look);
      acts++;
      running.delete(deadline);
      deadline.act();
    }
    isAwaited = false;
  };

  return {
    begin(act) {
      const deadline = { dueAt: 0, act };
      run(deadline);
      return deadline;
    },
    renew(deadline) {
      running.delete(deadline);
      run(deadline);
    },
    end: deadline => void running.delete(deadline),
  };
}
