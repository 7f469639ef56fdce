import type { Behaviour } from '../shared/behaviours.ts';
import type { RefereeRule } from '../shared/referee.ts';
import { callsTo, type Observation, seatsOf } from './observation.ts';
import { fail, type Ruling } from './rule.ts';

/** What the last line of a traceback says of the seat that it came from: first Python's words, then Node's and Java's. */
const blames: readonly { rule: RefereeRule; says: RegExp; behaviours: readonly Behaviour[] }[] = [
  {
    rule: 'survives-closed',
    says: /Connection(Refused|Reset)|ECONNREFUSED|ECONNRESET/i,
    behaviours: ['closed', 'reset'],
  },
  // An empty reply is what a seat that resets or hangs up leaves in a buffer.
  { rule: 'survives-silent', says: /timed? ?out|Timeout(Error|Exception)/i, behaviours: ['silent'] },
  { rule: 'drops-bytes', says: /UnicodeDecodeError|codec can't decode|MalformedInput/i, behaviours: ['gbk'] },
  {
    rule: 'drops-quotes',
    says: /property name enclosed|token '|SyntaxError.*JSON/i,
    behaviours: ['quotes', 'expression'],
  },
  { rule: 'drops-half', says: /Unterminated string|Unexpected end of JSON/i, behaviours: ['half'] },
  { rule: 'respects-declined', says: /KeyError: '(height|weight|size)'/, behaviours: ['declined'] },
];

/**
 * The failure of a rule by the crawler's last words, where it asked and then ended without an answer: the seat is not
 * seen any more, but the error names its kind.
 */
export function blame(seen: Observation, id: RefereeRule): Ruling | undefined {
  const says = seen.run.lastWords;
  if (seen.reading.kind !== 'none' || seen.endedAtSeat !== undefined || says === undefined) return undefined;
  const found = blames.find(({ says: pattern }) => pattern.test(says));
  const unread = seatsOf(seen, 'size').filter(({ record }) => says.includes(`KeyError: '${record.size}'`));
  if (id === 'reads-sizes' && unread.length > 0)
    return fail({ code: 'ended-with', seats: unread.map(({ seat }) => seat), says });
  if (found?.rule !== id) return undefined;
  const seats = seatsOf(seen, ...found.behaviours).map(({ seat }) => seat);
  const calls = seats.flatMap(seat => callsTo(seen, seat)).slice(0, 1);
  return fail({ code: 'ended-with', seats, says }, calls.length > 0 ? { calls } : undefined);
}
