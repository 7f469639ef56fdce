import type { Call } from '../room/call.ts';
import type { Seat } from '../room/seat.ts';
import type { Behaviour } from '../shared/behaviours.ts';
import { namesItself } from './answer.ts';
import { type Explanation, explain } from './explain.ts';
import { type Answer, isPair, type Reading } from './reading.ts';
import type { Right } from './result.ts';
import { findRight } from './right.ts';

/** How a crawler's run ended. `gone` is for a crawler that was not started here: no more connections came. */
export interface Run {
  ending: 'exit' | 'time' | 'gone' | 'interrupted';
  /** In ms of the room's time. */
  endedAt: number;
  /** The last line of its stderr, if it ended with an error. */
  lastWords?: string | undefined;
}

/** Everything that was seen of one crawler in one room. */
export interface Seen {
  seats: readonly Seat[];
  calls: readonly Call[];
  run: Run;
  reading: Reading;
}

/** What was seen, and the conclusions that several rules need. */
export interface Observation extends Seen {
  right: Right;
  /** Seats that were asked. The closed one sees no connection; it counts if the crawl went past it or stopped there. */
  asked: ReadonlySet<number>;
  /** Seats whose reply never reached the crawler completely. */
  missed: ReadonlySet<number>;
  /** Seats that the answer lists as left out, although they could be compared. */
  needless: readonly number[];
  explanation: Explanation | undefined;
  /** The seat at which a sequential crawler stopped without an answer. */
  endedAtSeat: number | undefined;
}

/** When a program ends, the system closes its connections within this time. */
const CLOSING_MS = 60;

/** A program that ends with an error first cancels what it waits for, and prints a traceback, within this time. */
const FAILING_MS = 1_000;

/** Collects what the rules look at. */
export function observe(seen: Seen): Observation {
  const { seats, reading } = seen;
  const calls = seen.calls.toSorted((a, b) => a.openedAt - b.openedAt);
  const seatsWithout = (isHeard: (call: Call, behaviour: Behaviour) => boolean) =>
    seats
      .filter(({ seat, behaviour }) => !calls.some(call => call.seat === seat && isHeard(call, behaviour)))
      .map(({ seat }) => seat);
  const missed = seatsWithout(isWhole);
  // A crawler whose patience ends before the FIN of a kept-open seat may drop the reply that it has.
  const cutOff = seatsWithout(({ saidAllAt }) => saidAllAt !== undefined);
  const right = findRight(seats);
  const leftOut = reading.kind === 'answer' ? (reading.answer.leftOut ?? []) : [];
  const needless = leftOut.filter(seat => !right.leftOut.includes(seat));
  // A student paired with itself is the closest by any metric, so it explains nothing.
  const isOfTwo = reading.kind === 'answer' && !namesItself(reading.answer);
  const answer = isOfTwo ? withoutExtras(reading.answer, right) : undefined;
  const explanations = [missed, cutOff].flatMap(
    lost => (answer && explain(answer, seats, new Set([...lost, ...needless]))) ?? [],
  );
  const endedAtSeat = reading.kind === 'none' ? findEnd(seats, calls, seen.run) : undefined;
  return {
    ...seen,
    calls,
    right,
    asked: findAsked(seats, calls, endedAtSeat),
    missed: new Set(missed),
    needless,
    explanation: explanations.toSorted((a, b) => a.cost - b.cost)[0],
    endedAtSeat,
  };
}

/** If an answer has right and wrong pairs, the right ones show how it was found. */
function withoutExtras(answer: Answer, right: Right): Answer {
  const pairs = answer.pairs.filter(pair => right.pairs.some(one => isPair(pair, one)));
  return pairs.length > 0 ? { ...answer, pairs } : answer;
}

/** Whether a client stayed until the seat had sent everything. A kept-open seat has done so before the connection ends. */
export function isWhole({ sent, saidAllAt }: Call, behaviour: Behaviour): boolean {
  return behaviour === 'kept-open' ? sent > 0 : saidAllAt !== undefined;
}

/** Whether a client left only because its program ended. If the crawler went on to another seat, it had left by itself. */
export function leftAtTheEnd({ leftAt }: Call, { calls, run, reading }: Seen): boolean {
  if (leftAt === undefined) return true;
  const isFailing = run.lastWords !== undefined && reading.kind === 'none';
  return (
    leftAt >= run.endedAt - (isFailing ? FAILING_MS : CLOSING_MS) &&
    !calls.some(({ openedAt }) => openedAt >= leftAt)
  );
}

function findAsked(
  seats: readonly Seat[],
  calls: readonly Call[],
  endedAtSeat: number | undefined,
): ReadonlySet<number> {
  const called = new Set(calls.map(({ seat }) => seat));
  const isPassed = (seat: number) =>
    (seat === 1 || called.has(seat - 1)) && (seat === seats.length || called.has(seat + 1));
  const unseen = seats.filter(
    ({ seat, behaviour }) => seat === endedAtSeat || (behaviour === 'closed' && isPassed(seat)),
  );
  return new Set([...called, ...unseen.map(({ seat }) => seat)]);
}

/** The seats that have one of these behaviours. */
export function seatsOf({ seats }: Observation, ...behaviours: Behaviour[]): Seat[] {
  return seats.filter(({ behaviour }) => behaviours.includes(behaviour));
}

/** The connections to one seat, in order. */
export function callsTo({ calls }: Observation, seat: number): Call[] {
  return calls.filter(call => call.seat === seat);
}

/** The connections to the seats that have one of these behaviours, seat by seat. */
export function callsOf(seen: Observation, ...behaviours: Behaviour[]): Call[] {
  return seatsOf(seen, ...behaviours).flatMap(({ seat }) => callsTo(seen, seat));
}

/** Whether most seats were asked before the one before them had answered. */
function isAtOnce(calls: readonly Call[]): boolean {
  const before = calls.slice(1).filter(({ openedAt }, at) => {
    const { saidAllAt = Number.POSITIVE_INFINITY, leftAt = Number.POSITIVE_INFINITY } = calls[at] ?? {};
    return openedAt < Math.min(saidAllAt, leftAt);
  });
  return before.length > calls.length / 2;
}

/** The seat at which a crawl stopped too soon. The closed seat sees no connection: it may be the next one in order. */
function findEnd(
  seats: readonly Seat[],
  calls: readonly Call[],
  { lastWords = '' }: Run,
): number | undefined {
  const order = [...new Set(calls.map(({ seat }) => seat))];
  // If all seats are asked at once, the last one is no more likely than any other.
  if (isAtOnce(calls)) return undefined;
  const last = order.at(-1);
  const closed = seats.find(({ behaviour }) => behaviour === 'closed')?.seat;
  const isAll = order.length >= seats.length - 1;
  if (isAll) return undefined;
  // If nobody came at all, only the last words tell a closed first seat from a crawler that never began.
  if (last === undefined) return closed === 1 && /refused/i.test(lastWords) ? closed : undefined;
  const step = (order[0] ?? 0) <= last ? 1 : -1;
  return closed === last + step ? closed : last;
}
