const SECOND_MS = 1_000;

/**
 * Divides time into seconds: calls `begin` when the first event of a new second comes, with that event's time (ms, from a
 * monotonic clock), and whether the second before it had events too.
 */
export function watchSeconds(
  begin: (second: { now: number; isNext: boolean }) => void,
): (now: number) => void {
  let began = Number.NEGATIVE_INFINITY;
  return now => {
    const ms = now - began;
    if (ms < SECOND_MS) return;
    began = now;
    begin({ now, isNext: ms < 2 * SECOND_MS });
  };
}
