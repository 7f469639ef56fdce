import type { Call } from '../room/call.ts';
import type { Behaviour } from '../shared/behaviours.ts';
import type { RefereeRule } from '../shared/referee.ts';
import { callsOf, callsTo, type Observation, seatsOf } from './observation.ts';
import type { RefereeEvidence } from './result.ts';
import { fail, type Rule, type Ruling } from './rule.ts';

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

/** Fails a rule if the crawl stopped at one of the seats that it is about. */
export function stopped(seen: Observation, { id, about = [] }: Rule): Ruling | undefined {
  const end = seatsOf(seen, ...about).find(({ seat }) => seat === seen.endedAtSeat);
  return end ? endedThere(seen, end.seat) : blame(seen, id);
}

/** Fails a rule because the crawl stopped at this seat. */
export function endedThere(seen: Observation, seat: number): Ruling {
  return fail(
    { code: 'ended-there', seat, asked: seen.asked.size, says: seen.run.lastWords },
    firstOf(callsTo(seen, seat)),
  );
}

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
  return fail({ code: 'ended-with', seats, says }, firstOf(callsOf(seen, ...found.behaviours)));
}

/** The first of some connections as evidence. */
function firstOf([call]: readonly Call[]): RefereeEvidence | undefined {
  return call && { calls: [call] };
}
