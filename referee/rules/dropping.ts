import type { Seat } from '../../room/seat.ts';
import type { Behaviour } from '../../shared/behaviours.ts';
import type { RefereeRule } from '../../shared/referee.ts';
import { blame } from '../last-words.ts';
import { callsTo, type Observation, seatsOf } from '../observation.ts';
import type { Answer } from '../reading.ts';
import { spellingOf, spellings, type Uses } from '../rows.ts';
import { fail, notReached, pass, type Rule, type Ruling } from '../rule.ts';
import { endedThere } from './surviving.ts';

/** How a crawler used a kind of record, if it did not leave it out; `hidden` if a height in metres conceals it. */
type Used = 'raw' | 'mended' | 'hidden' | undefined;
type UsedIn = (uses: Uses, answer: Answer) => Used;

/** Makes a rule about records that must be left out: it fails if the crawl stopped at one, or compared one. */
function drops(id: RefereeRule, behaviours: readonly Behaviour[], usedIn: UsedIn): Rule {
  return {
    id,
    needs: [],
    judge(seen) {
      const seats = seatsOf(seen, ...behaviours).map(({ seat }) => seat);
      const end = seats.find(seat => seat === seen.endedAtSeat);
      if (end !== undefined) return endedThere(seen, end);
      const blamed = blame(seen, id);
      if (blamed) return blamed;
      // If only one of the twins was reached, it is a seat like any other.
      if (seats.some(seat => callsTo(seen, seat).length === 0)) return notReached('asks-all');
      return judgeAnswer(seen, seats, usedIn);
    },
  };
}

function judgeAnswer(seen: Observation, seats: readonly number[], usedIn: UsedIn): Ruling {
  const { reading, explanation } = seen;
  if (reading.kind !== 'answer') return notReached('finds-pair');
  const { text, pairs, leftOut } = reading.answer;
  const calls = seats.flatMap(seat => callsTo(seen, seat)).slice(0, 1);
  const takenIn = (how: 'raw' | 'mended') =>
    fail({ code: 'taken-in', seats: [...seats], how }, { text, calls });
  if (explanation) {
    const used = usedIn(explanation.uses, reading.answer);
    if (used === 'hidden') return notReached('drops-metres');
    return used ? takenIn(used) : pass();
  }
  // The answer cannot be explained, so only the seats it names count.
  if (pairs.flat(2).some(seat => seats.includes(seat))) return takenIn('raw');
  return seats.every(seat => leftOut?.includes(seat)) ? pass() : notReached('finds-pair');
}

const taken = (use: 'out' | 'raw' | 'mended' | undefined): Used => (use === 'out' ? undefined : use);

/** A height in metres makes all others alike: only figures show whether swapped values were compared, too. */
const usedSwapped: UsedIn = ({ metres, swapped }, { distance, count, leftOut }) => {
  const isSure = distance !== undefined || count !== undefined || leftOut !== undefined;
  return metres === 'raw' && !isSure ? 'hidden' : taken(swapped);
};

/** Rules about records that must not be compared, and about sizes. */
export const droppingRules: readonly Rule[] = [
  {
    id: 'drops-half',
    needs: [],
    judge(seen) {
      const [half] = seatsOf(seen, 'half').map(({ seat }) => seat);
      if (half !== undefined && half === seen.endedAtSeat) return endedThere(seen, half);
      const blamed = blame(seen, 'drops-half');
      if (blamed) return blamed;
      // Half a record cannot be compared, so it was dropped if the crawl went on.
      return callsTo(seen, half ?? 0).length > 0 ? pass() : notReached('asks-all');
    },
  },
  drops('drops-quotes', ['quotes'], ({ quotes }) => (quotes === 'in' ? 'raw' : undefined)),
  drops('no-eval', ['expression'], ({ expression }) => (expression === 'in' ? 'raw' : undefined)),
  drops('drops-bytes', ['gbk'], ({ gbk }) => (gbk === 'in' ? 'raw' : undefined)),
  drops('drops-metres', ['metres'], ({ metres }) => taken(metres)),
  drops('drops-swapped', ['swapped'], usedSwapped),
  drops('drops-twins', ['twin'], ({ twins = 'out' }) => (twins === 'out' ? undefined : 'raw')),
  drops('respects-declined', ['declined'], ({ declined }) => (declined === 'zero' ? 'raw' : undefined)),
  {
    id: 'reads-sizes',
    needs: [],
    judge(seen, hasFailed) {
      const seats = seatsOf(seen, 'size');
      const end = seats.find(({ seat }) => seat === seen.endedAtSeat);
      if (end) return endedThere(seen, end.seat);
      const blamed = blame(seen, 'reads-sizes');
      if (blamed) return blamed;
      const { reading, explanation } = seen;
      if (reading.kind !== 'answer') return notReached('finds-pair');
      const failUnread = (unread: Seat[], how: 'dropped' | 'zero') => {
        const sizes = unread.map(({ record }) => record.size);
        // Decoded as something else than UTF-8, Chinese sizes cannot be read.
        const isGarbled = hasFailed('drops-bytes') && sizes.every(size => spellingOf(size) === 'chinese');
        if (isGarbled) return notReached('drops-bytes');
        return fail({ code: 'sizes-unread', sizes, how }, { text: reading.answer.text });
      };
      // Nothing but the size is unusual about these seats, so that is why the answer lists them as left out.
      const listed = seats.filter(({ seat }) => seen.needless.includes(seat) && !seen.missed.has(seat));
      if (listed.length > 0) return failUnread(listed, 'dropped');
      if (!explanation) return notReached('finds-pair');
      const { spellings: use = 'read', unread = spellings } = explanation.uses;
      if (use !== 'read')
        return failUnread(
          seats.filter(({ record }) => unread.includes(spellingOf(record.size))),
          use,
        );
      // If sizes were not ranked, the answer does not show how they were read.
      return explanation.metric.coding === 'rank' ? pass() : notReached('finds-pair');
    },
  },
];
