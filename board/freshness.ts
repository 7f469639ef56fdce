/** How recent a result is: after two missed sweeps it is stale, after four gone. */
export type Freshness = 'fresh' | 'stale' | 'gone';

/** Sweeps and messages take a moment: a result this late, in ms, does not count as missed. */
const GRACE_MS = 500;

/** Judges a result by its age and the time between sweeps, both in ms. */
export function freshnessOf(ageMs: number, periodMs: number): Freshness {
  // A result that is one period old has missed the sweep that is due now.
  const missed = Math.floor((ageMs - GRACE_MS) / periodMs);
  if (missed >= 4) return 'gone';
  return missed >= 2 ? 'stale' : 'fresh';
}
