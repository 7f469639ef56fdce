import type { Call } from '../../room/call.ts';
import type { Behaviour } from '../../shared/behaviours.ts';
import { REQUEST } from '../../shared/protocol.ts';
import { callsOf, callsTo, isWhole, leftAtTheEnd, type Observation } from '../observation.ts';
import { fail, notReached, pass, type Rule } from '../rule.ts';

/** How many connections to one seat are acceptable: a second try if the first brought nothing. */
const MOST_CONNECTIONS = 2;

/** A connection that is still open this long after the seat's FIN counts as left open. */
const LEFT_OPEN_MS = 2_000;

/** A sequential crawler waits out its timeout at every silent seat; one second is a short timeout. */
const PATIENCE_S = 1;

/** Seats that take their time; every other one sends all at once, so that a client's reset shows that it left some unread. */
const slow: readonly Behaviour[] = ['silent', 'late', 'endless', 'kept-open', 'two-pieces', 'byte-by-byte'];

/** Rules about how the crawler asks. */
export const askingRules: readonly Rule[] = [
  {
    id: 'asks-all',
    judge(seen) {
      const { seats, asked, run, endedAtSeat } = seen;
      // A closed port cannot see whether it was asked.
      const missing = seats.filter(({ seat, behaviour }) => behaviour !== 'closed' && !asked.has(seat));
      const { lastWords: says } = run;
      if (asked.size === 0) return fail({ code: 'nobody-came', says });
      if (missing.length === 0) {
        const isHung = run.ending === 'time' && seen.reading.kind === 'answer';
        return isHung ? pass({ code: 'never-ended' }) : pass();
      }
      if (endedAtSeat !== undefined) {
        const how = run.ending === 'exit' ? 'ended' : 'hung';
        const last = callsTo(seen, endedAtSeat);
        return fail(
          { code: 'ended-at', asked: asked.size, seats: seats.length, seat: endedAtSeat, how },
          { calls: last },
        );
      }
      if (seen.reading.kind === 'none')
        return fail({ code: 'ended-early', asked: asked.size, seats: seats.length, says });
      return fail({ code: 'not-asked', missing: missing.map(({ seat }) => seat) });
    },
  },
  {
    id: 'asks-get',
    judge({ calls }) {
      if (calls.length === 0) return notReached('asks-all');
      const other = calls.find(({ asked }) => asked !== '' && asked.trim().toLowerCase() !== REQUEST);
      if (other) {
        const { seat, asked } = other;
        return fail({ code: 'asked-otherwise', seat, asked: asked.trim() }, { calls: [other] });
      }
      const silent = calls.filter(({ asked }) => asked === '');
      return silent.length > calls.length / 2
        ? fail({ code: 'asked-nothing' }, { calls: silent.slice(0, 1) })
        : pass();
    },
  },
  {
    id: 'few-connections',
    judge(seen) {
      if (seen.calls.length === 0) return notReached('asks-all');
      const counts = seen.seats.map(({ seat }) => ({ seat, connections: callsTo(seen, seat).length }));
      const most = counts.toSorted((a, b) => b.connections - a.connections)[0];
      if (!most || most.connections <= MOST_CONNECTIONS) return pass();
      return fail({ code: 'many-connections', ...most }, { calls: callsTo(seen, most.seat).slice(0, 3) });
    },
  },
  {
    id: 'at-once',
    judge(seen) {
      if (seen.calls.length < 2) return notReached('asks-all');
      const waited = callsOf(seen, ...slow);
      if (waited.length === 0) return notReached('asks-all');
      // If connections are left open, the crawler was waiting only until the seat had said everything.
      const isLeft = openCalls(seen).length > 1;
      const spans = isLeft
        ? waited.flatMap(call => (call.saidAllAt === undefined ? [] : [{ ...call, leftAt: call.saidAllAt }]))
        : waited;
      return spans.some(call => seen.calls.some(other => isMeanwhile(other, call)))
        ? pass()
        : pass({ code: 'sequential', seconds: seen.seats.length * PATIENCE_S });
    },
  },
  {
    id: 'leaves-politely',
    judge(seen) {
      if (seen.calls.length === 0) return notReached('asks-all');
      const open = openCalls(seen);
      if (open.length > 1)
        return fail({ code: 'left-open', seats: seatsIn(open) }, { calls: open.slice(0, 1) });
      const reset = seen.calls.filter(call => isResetUnread(call, seen));
      if (reset.length > 0)
        return fail({ code: 'reset-on-leave', seats: seatsIn(reset) }, { calls: reset.slice(0, 1) });
      return pass();
    },
  },
];

function seatsIn(calls: readonly Call[]): number[] {
  return [...new Set(calls.map(({ seat }) => seat))].sort((a, b) => a - b);
}

/** Many sequential programs open the next connection shortly before the last one is closed: this much overlap is ignored. */
const OVERLAP_MS = 100;

/** Whether a connection opened while another was being waited for. */
function isMeanwhile({ openedAt, seat }: Call, { seat: slow, openedAt: from, leftAt = from }: Call): boolean {
  return seat !== slow && openedAt > from && openedAt < Math.min((from + leftAt) / 2, leftAt - OVERLAP_MS);
}

/** Connections that the client did not close after the seat's FIN, so that they stayed open until its program ended. */
function openCalls({ calls, run }: Observation): Call[] {
  return calls.filter(({ saidAllAt, ending, leftAt = run.endedAt }) => {
    return saidAllAt !== undefined && ending !== 'by-room' && leftAt - saidAllAt > LEFT_OPEN_MS;
  });
}

/**
 * Whether a client left with a reset before it had read the reply. If its answer is explained, it has only skipped the
 * line end.
 */
function isResetUnread(call: Call, seen: Observation): boolean {
  const { seats, reading, explanation } = seen;
  const behaviour = seats.find(({ seat }) => seat === call.seat)?.behaviour ?? 'right';
  if (call.ending !== 'reset' || slow.includes(behaviour) || !isWhole(call, behaviour)) return false;
  return !leftAtTheEnd(call, seen) && !(reading.kind === 'answer' && explanation);
}
