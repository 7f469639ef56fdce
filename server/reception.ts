import { MAX_CONNECTIONS } from './limits.ts';

/** So many who come one after the other are a crowd: a room of 40 is none. */
const CROWD = 64;

/** A crowd is over when nobody has come for so long. */
const PAUSE_MS = 5;

/** So many of the newest are let in a turn of the event loop in which nobody has come. */
const NEWEST_A_TURN = 4;

/**
 * Lets guests in: as they come, unless they come as a crowd.
 *
 * Node hands out connections in the order in which they came, one in a turn of the event loop. Were each one served at
 * once, who comes after 1,000 others would wait until all of them are: that took 70-150 ms in a server that nobody had
 * asked before, and it is 5-30 ms this way. A crowd is taken from Node first, which costs a third of serving it. Then the
 * newest are let in before the others, because by then a good client is among them; and one of the oldest in each turn,
 * so that nobody waits for ever.
 */
export function openReception<Guest>(letIn: (guest: Guest) => void): (guest: Guest) => void {
  const waiting: Guest[] = [];
  let cameAt = 0;
  let cameInARow = 0;
  let hasCome = false;
  let isHeldBack = false;
  let isAwaited = false;

  const letInNext = (guest: Guest | undefined) => {
    if (guest !== undefined) letIn(guest);
  };
  const turn = () => {
    // Held back once, until all are here: a crowd that goes on and on is a load, and has to be borne.
    isHeldBack &&= hasCome && waiting.length < MAX_CONNECTIONS;
    if (!isHeldBack) {
      for (let newest = hasCome ? 1 : NEWEST_A_TURN; newest > 0; newest--) letInNext(waiting.pop());
      letInNext(waiting.shift());
    }
    hasCome = false;
    isAwaited = isHeldBack || waiting.length > 0;
    if (isAwaited) setImmediate(turn);
  };

  return guest => {
    const now = performance.now();
    cameInARow = now - cameAt > PAUSE_MS ? 1 : cameInARow + 1;
    cameAt = now;
    hasCome = true;
    if (cameInARow === CROWD) isHeldBack = true;
    if (!isHeldBack && waiting.length === 0) return letIn(guest);
    waiting.push(guest);
    if (!isAwaited) setImmediate(turn);
    isAwaited = true;
  };
}
