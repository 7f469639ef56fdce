import type { Call } from '../room/call.ts';
import type { Seat } from '../room/seat.ts';
import type { Behaviour } from '../shared/behaviours.ts';
import { namesItself } from './answer.ts';
import { type Explanation, explain } from './explain.ts';
import type { Answer, Reading } from './reading.ts';
import type { Right } from './result.ts';
import { findRight } from './right.ts';

/** How a crawler's run came to its end. `gone`: nobody came any more, with no program to watch. */
export interface Run {
  ending: 'exit' | 'time' | 'gone' | 'interrupted';
  /** In the room's time, ms. */
  endedAt: number;
  /** The last line of its stderr, where it ended with an error. */
  lastWords?: string;
}

/** All that was seen of one crawler in one room, and what follows from it at once. */
export interface Observation {
  seats: readonly Seat[];
  calls: readonly Call[];
  run: Run;
  reading: Reading;
  right: Right;
  /** Seats whose reply the crawler never had whole. */
  missed: ReadonlySet<number>;
  explanation: Explanation | undefined;
  /** The seat at which a crawler that asked one after the other came to its end, without an answer. */
  endedAtSeat: number | undefined;
}

/** A system closes what a program leaves open within so long of its end. */
const CLOSING_MS = 60;

/** Puts together what the rules look at. */
export function observe(seen: {
  seats: readonly Seat[];
  calls: readonly Call[];
  run: Run;
  reading: Reading;
}): Observation {
  const { seats, reading } = seen;
  // A student with itself is the closest by every way: nothing follows from it.
  const isOfTwo = reading.kind === 'answer' && !namesItself(reading.answer);
  const calls = seen.calls.toSorted((a, b) => a.openedAt - b.openedAt);
  const missed = new Set(
    seats
      .filter(({ seat, behaviour }) => !calls.some(call => call.seat === seat && isWhole(call, behaviour)))
      .map(({ seat }) => seat),
  );
  const right = findRight(seats);
  return {
    ...seen,
    calls,
    right,
    missed,
    explanation: isOfTwo ? explain(withoutExtras(reading.answer, right), seats, missed) : undefined,
    endedAtSeat: reading.kind === 'none' ? findEnd(seats, calls) : undefined,
  };
}

/** An answer that has right pairs and others shows by the right ones how they were found. */
function withoutExtras(answer: Answer, right: Right): Answer {
  const pairs = answer.pairs.filter(pair => right.pairs.some(one => isPair(pair, one)));
  return pairs.length > 0 ? { ...answer, pairs } : answer;
}

/** Whether a pair of an answer means these two seats. */
export function isPair([x, y]: Answer['pairs'][number], [a, b]: readonly [number, number]): boolean {
  return (x.includes(a) && y.includes(b)) || (x.includes(b) && y.includes(a));
}

/** Whether a client stayed for all that a seat had to say. A connection that is kept open has said it before its end. */
export function isWhole({ sent, saidAllAt }: Call, behaviour: Behaviour): boolean {
  return behaviour === 'kept-open' ? sent > 0 : saidAllAt !== undefined;
}

/** Whether a client left only because its program ended. */
export function leftAtTheEnd({ leftAt }: Call, { endedAt }: Run): boolean {
  return leftAt === undefined || leftAt >= endedAt - CLOSING_MS;
}

/** How many seats were asked; the closed one shows no connection, and counts where the crawl went past it or ended there. */
export function countAsked(seen: Observation): number {
  const asked = new Set(seen.calls.map(({ seat }) => seat));
  const [closed] = seatsOf(seen, 'closed');
  if (closed && isPassed(closed.seat, asked, seen.seats.length)) asked.add(closed.seat);
  if (seen.endedAtSeat !== undefined) asked.add(seen.endedAtSeat);
  return asked.size;
}

/** Whether the seats on both sides of one were asked. */
export function isPassed(seat: number, asked: ReadonlySet<number>, seats: number): boolean {
  return (seat === 1 || asked.has(seat - 1)) && (seat === seats || asked.has(seat + 1));
}

/** The seats of a behaviour, and the connections to them. */
export function seatsOf({ seats }: Observation, ...behaviours: Behaviour[]): Seat[] {
  return seats.filter(({ behaviour }) => behaviours.includes(behaviour));
}

/** The connections to one seat, in their order. */
export function callsTo({ calls }: Observation, seat: number): Call[] {
  return calls.filter(call => call.seat === seat);
}

/** Whether most seats were asked before the one before them had answered. */
function isAtOnce(calls: readonly Call[]): boolean {
  const before = calls.slice(1).filter(({ openedAt }, at) => {
    const { saidAllAt = Number.POSITIVE_INFINITY, leftAt = Number.POSITIVE_INFINITY } = calls[at] ?? {};
    return openedAt < Math.min(saidAllAt, leftAt);
  });
  return before.length > calls.length / 2;
}

/** The last seat of a crawl that ended too soon. A closed seat shows no connection: it is the next in the order of asking. */
function findEnd(seats: readonly Seat[], calls: readonly Call[]): number | undefined {
  const order = [...new Set(calls.map(({ seat }) => seat))];
  // Of seats that are asked all at once, the last is no more likely than any other.
  if (isAtOnce(calls)) return undefined;
  const last = order.at(-1);
  const closed = seats.find(({ behaviour }) => behaviour === 'closed')?.seat;
  const isAll = order.length >= seats.length - 1;
  if (isAll) return undefined;
  if (last === undefined) return closed === 1 ? closed : undefined;
  const step = (order[0] ?? 0) <= last ? 1 : -1;
  return closed === last + step ? closed : last;
}
