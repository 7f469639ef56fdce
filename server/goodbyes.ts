/** Half of what a server can do in a millisecond; the newcomers who take the places have the other half. */
const GOODBYES_A_MS = 2;

/**
 * Runs what is due a few at a time, in order. Clients that came together have their deadlines together: a thousand
 * of them would keep a good client waiting for a tenth of a second, and as long again when the next thousand come.
 */
export function openGoodbyes(): (sayGoodbye: () => void) => void {
  const due: (() => void)[] = [];
  const next = () => {
    for (const sayGoodbye of due.splice(0, GOODBYES_A_MS)) sayGoodbye();
    if (due.length > 0) setTimeout(next, 1);
  };
  return sayGoodbye => {
    if (due.push(sayGoodbye) === 1) setTimeout(next, 1);
  };
}
