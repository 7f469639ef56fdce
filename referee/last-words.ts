import type { Behaviour } from '../shared/behaviours.ts';
import type { RefereeRule } from '../shared/referee.ts';
import { callsTo, type Observation, seatsOf } from './observation.ts';
import { fail, type Ruling } from './rule.ts';

/** The kinds of seats that cause an error, by the last line of the traceback in Python, Node and Java. */
const blames: readonly { rule: RefereeRule; says: RegExp; behaviours: readonly Behaviour[] }[] = [
  {
    rule: 'survives-closed',
    says: /Connection(Refused|Reset)|ECONNREFUSED|ECONNRESET/i,
    behaviours: ['closed', 'reset'],
  },
  // "Expecting value" has no row: an empty reply can come from a seat that resets and from one that hangs up.
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
 * Fails a rule by the crawler's last words, if it ended without an answer and it is not known at which seat: the error
 * still shows what kind of seat it was. Undefined if the last words do not concern this rule.
 */
export function blame(seen: Observation, id: RefereeRule): Ruling | undefined {
  const says = seen.run.lastWords;
  if (seen.reading.kind !== 'none' || seen.endedAtSeat !== undefined || says === undefined) return undefined;
  const found = blames.find(({ says: pattern }) => pattern.test(says));
  const unread = seatsOf(seen, 'size').filter(({ record: { size } }) =>
    [`KeyError: '${size}'`, `'${size}' is not in list`].some(words => says.includes(words)),
  );
  if (id === 'reads-sizes' && unread.length > 0)
    return fail({ code: 'ended-with', seats: unread.map(({ seat }) => seat), says });
  if (found?.rule !== id) return undefined;
  const seats = seatsOf(seen, ...found.behaviours).map(({ seat }) => seat);
  const calls = seats.flatMap(seat => callsTo(seen, seat)).slice(0, 1);
  return fail({ code: 'ended-with', seats, says }, calls.length > 0 ? { calls } : undefined);
}
