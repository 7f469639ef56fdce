/** About half of what a server can do in a millisecond; the other half is for the clients that connect meanwhile. */
const ACTS_PER_MS = 2;

/**
 * Spreads acts that are due at the same moment over time, in order. Clients that came together reach their deadlines
 * together: to disconnect a thousand of them at once would keep a good client waiting for a tenth of a second, and again
 * when the next thousand come.
 */
export function makePacer(): (act: () => void) => void {
  const due: (() => void)[] = [];
  const next = () => {
    for (const act of due.splice(0, ACTS_PER_MS)) act();
    if (due.length > 0) setTimeout(next, 1);
  };
  return act => {
    if (due.push(act) === 1) setTimeout(next, 1);
  };
}
