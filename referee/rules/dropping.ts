import type { Seat } from '../../room/seat.ts';
import type { RefereeRule } from '../../shared/referee.ts';
import { callsOf, seatsOf } from '../observation.ts';
import { type Doubtful, spellingOf } from '../rows.ts';
import { fail, notReached, pass, type Rule } from '../rule.ts';

/** Makes a rule about records that must be left out: it fails if the crawl stopped at one, or compared one. */
function drops(id: RefereeRule, behaviour: Doubtful): Rule {
  return {
    id,
    about: [behaviour],
    judge(seen) {
      const seats = seatsOf(seen, behaviour).map(({ seat }) => seat);
      // If only one of the twins was reached, it is a seat like any other.
      if (!seats.every(seat => seen.asked.has(seat))) return notReached('asks-all');
      const { reading, explanation } = seen;
      if (reading.kind !== 'answer') return notReached('finds-pair');
      const { text, pairs, distance, count, leftOut } = reading.answer;
      const calls = callsOf(seen, behaviour).slice(0, 1);
      const takenIn = (how: 'raw' | 'mended') => fail({ code: 'taken-in', seats, how }, { text, calls });
      if (!explanation) {
        // Only the seats that the answer names count.
        if (pairs.flat(2).some(seat => seats.includes(seat))) return takenIn('raw');
        return seats.every(seat => leftOut?.includes(seat)) ? pass() : notReached('finds-pair');
      }
      const { [behaviour]: use, metres } = explanation.uses;
      const hasFigures = distance !== undefined || count !== undefined || leftOut !== undefined;
      // A height in metres makes all others alike: only figures show whether swapped values were compared, too.
      if (behaviour === 'swapped' && metres === 'raw' && !hasFigures) return notReached('drops-metres');
      return use ? takenIn(use === 'mended' ? 'mended' : 'raw') : pass();
    },
  };
}

/** Rules about records that must not be compared, and about sizes. */
export const droppingRules: readonly Rule[] = [
  {
    id: 'drops-half',
    about: ['half'],
    judge(seen) {
      // Half a record cannot be compared, so it was dropped if the crawl went on.
      return callsOf(seen, 'half').length > 0 ? pass() : notReached('asks-all');
    },
  },
  drops('drops-quotes', 'quotes'),
  drops('no-eval', 'expression'),
  drops('drops-bytes', 'gbk'),
  drops('drops-metres', 'metres'),
  drops('drops-swapped', 'swapped'),
  drops('drops-twins', 'twin'),
  drops('respects-declined', 'declined'),
  {
    id: 'reads-sizes',
    about: ['size'],
    judge(seen, hasFailed) {
      const seats = seatsOf(seen, 'size');
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
      const { unread } = explanation.uses;
      if (unread)
        return failUnread(
          seats.filter(({ record }) => unread.spellings.includes(spellingOf(record.size))),
          unread.how,
        );
      // If sizes were not ranked, the answer does not show how they were read.
      return explanation.areSizesRanked ? pass() : notReached('finds-pair');
    },
  },
];
