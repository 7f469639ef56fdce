import type { Call } from '../../room/call.ts';
import { blame, endedThere } from '../last-words.ts';
import { callsOf, callsTo, isWhole, leftAtTheEnd, type Observation, seatsOf } from '../observation.ts';
import { fail, notReached, pass, type Rule } from '../rule.ts';

/** The longest that a crawler should wait for one seat. */
const MOST_PATIENCE_MS = 20_000;

/** A client that leaves this soon did not wait for another piece. */
const AT_ONCE_MS = 150;

/** Rules about surviving seats that misbehave on the wire. */
export const survivingRules: readonly Rule[] = [
  {
    id: 'survives-closed',
    about: ['closed', 'reset'],
    judge(seen) {
      // A closed port sees no connection: the crawl went past it if it asked the seats on both sides, or gave an answer.
      const isBehind = seatsOf(seen, 'closed', 'reset').some(({ seat }) => seen.asked.has(seat));
      return isBehind || seen.reading.kind === 'answer' ? pass() : notReached('asks-all');
    },
  },
  {
    id: 'survives-silent',
    judge(seen) {
      const calls = callsOf(seen, 'silent');
      const [call] = calls;
      if (!call) return notReached('asks-all');
      const { seat } = call;
      const waitedMs = Math.max(...calls.map(one => (one.leftAt ?? seen.run.endedAt) - one.openedAt));
      const isCut = calls.some(one => leftAtTheEnd(one, seen));
      const isStuck = isCut && seen.run.ending !== 'exit' && waitedMs > MOST_PATIENCE_MS / 4;
      if (isStuck || waitedMs > MOST_PATIENCE_MS)
        return fail(
          { code: 'stuck', seat, seconds: Math.round(waitedMs / 1_000) },
          { calls: calls.slice(0, 1) },
        );
      if (seen.endedAtSeat === seat) return endedThere(seen, seat);
      return blame(seen, 'survives-silent') ?? pass();
    },
  },
  {
    id: 'waits-for-late',
    judge(seen) {
      const calls = callsOf(seen, 'late');
      const [call] = calls;
      if (!call) return notReached('asks-all');
      if (calls.some(one => isWhole(one, 'late'))) return pass();
      if (isCutShort(calls, seen)) return notReached('asks-all');
      const afterMs = Math.max(...calls.map(one => (one.leftAt ?? one.openedAt) - one.openedAt));
      return fail(
        { code: 'hurried', seat: call.seat, afterMs: Math.round(afterMs) },
        { calls: calls.slice(0, 2) },
      );
    },
  },
  {
    id: 'joins-pieces',
    judge(seen, hasFailed) {
      const asked = seatsOf(seen, 'two-pieces', 'byte-by-byte').filter(({ seat }) => seen.asked.has(seat));
      if (asked.length === 0) return notReached('asks-all');
      const broken = asked.find(
        ({ seat, behaviour }) => !callsTo(seen, seat).some(call => isWhole(call, behaviour)),
      );
      if (!broken) return pass();
      const calls = callsTo(seen, broken.seat);
      if (isCutShort(calls, seen) && seen.endedAtSeat !== broken.seat) return notReached('asks-all');
      const [call] = calls;
      const stayed = Math.min(...calls.map(one => (one.leftAt ?? one.openedAt) - one.openedAt));
      // It may have read on, and have left only because its timeout is short.
      if (stayed > AT_ONCE_MS && hasFailed('waits-for-late')) return notReached('waits-for-late');
      return fail(
        { code: 'first-piece', seat: broken.seat, bytes: call?.sent ?? 0 },
        { calls: calls.slice(0, 1) },
      );
    },
  },
  {
    id: 'stops-endless',
    judge(seen) {
      const calls = callsOf(seen, 'endless');
      const [call] = calls;
      if (!call) return notReached('asks-all');
      const most = calls.find(({ ending }) => ending === 'by-room');
      if (most && isCutShort(calls, seen)) return notReached('asks-all');
      if (most) return fail({ code: 'read-on', seat: most.seat, bytes: most.sent }, { calls: [most] });
      if (seen.endedAtSeat === call.seat) return endedThere(seen, call.seat);
      return pass();
    },
  },
];

/** Whether the connections ended only because the crawler's program ended without an answer. */
function isCutShort(calls: readonly Call[], seen: Observation): boolean {
  return seen.reading.kind === 'none' && calls.every(call => leftAtTheEnd(call, seen));
}
