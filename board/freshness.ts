/** How much of a result still holds: two missed sweeps make it stale, four gone. */
export type Freshness = 'fresh' | 'stale' | 'gone';

/** A sweep takes a moment, and a message too: what is so late, in ms, is not missed yet. */
const GRACE_MS = 500;

/** Judges a result by its age, in ms, and by what passes from one sweep to the next. */
export function freshnessOf(ageMs: number, periodMs: number): Freshness {
  // Whoever was heard of a period ago has missed the sweep that is due now.
  const missed = Math.floor((ageMs - GRACE_MS) / periodMs);
  if (missed >= 4) return 'gone';
  return missed >= 2 ? 'stale' : 'fresh';
}
