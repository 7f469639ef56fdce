import type { Behaviour } from '../../shared/behaviours.ts';
import type { RefereeRule } from '../../shared/referee.ts';
import { namesItself } from '../answer.ts';
import { prepare, rightMetric, SAME } from '../measure.ts';
import { type Observation, seatsOf } from '../observation.ts';
import { type Answer, isOfBodies, isPair, names, namesOnly } from '../reading.ts';
import { rowsOf } from '../rows.ts';
import { fail, notReached, pass, type Rule } from '../rule.ts';

/** Seats with a readable record that must not be compared: a list of those left out has to name them. */
const readable: readonly Behaviour[] = ['metres', 'swapped', 'twin', 'declined'];

/** Rules whose failure changes what is compared, so that a wrong answer follows from it. */
const causes: readonly RefereeRule[] = [
  'asks-all',
  'waits-for-late',
  'joins-pieces',
  'drops-quotes',
  'no-eval',
  'drops-bytes',
  'drops-metres',
  'drops-swapped',
  'drops-twins',
  'respects-declined',
  'reads-sizes',
  'asks-get',
];

/** Rules about the answer. */
export const findingRules: readonly Rule[] = [
  {
    id: 'finds-pair',
    judge(seen, hasFailed) {
      const { reading, right, explanation } = seen;
      const { lastWords: says } = seen.run;
      if (reading.kind === 'unclear')
        return fail({ code: 'unclear-answer', text: reading.text }, { text: reading.text });
      if (reading.kind === 'none') {
        // If the reason why the crawl stopped is already reported, the missing answer follows from it.
        const first = [...causes, ...ends].find(hasFailed);
        if (first) return notReached(first);
        return fail({ code: 'no-answer', says });
      }
      const { answer } = reading;
      const evidence = { text: answer.text };
      // Another distance than this mistake gives is not quoted as its own.
      const said = explanation?.isSure === false ? undefined : answer.distance?.value;
      if (namesItself(answer)) return fail({ code: 'other-metric', metric: 'itself', said }, evidence);
      if (namesOnly(answer, right.pairs)) return pass();
      const extra = answer.pairs.filter(pair => !right.pairs.some(one => isPair(pair, one)));
      if (extra.length < answer.pairs.length && !explanation?.wrong)
        return fail({ code: 'also-named', extra: extra.map(firstOf) }, evidence);
      if (explanation?.wrong && explanation.wrong !== 'population')
        return fail({ code: 'other-metric', metric: explanation.wrong, said }, evidence);
      const cause = explanation ? causeOf(seen, hasFailed) : undefined;
      if (cause) return notReached(cause);
      return fail({ code: 'other-pair', ...apart(answer, seen) }, evidence);
    },
  },
  {
    id: 'finds-tie',
    needs: 'finds-pair',
    judge({ reading, right, missed, needless }, hasFailed) {
      if (reading.kind !== 'answer') return notReached('finds-pair');
      const missing = right.pairs.filter(pair => !names(reading.answer, pair));
      if (missing.length === 0) return pass();
      // It could not find a pair if it never had both records.
      const cause = missing.some(pair => pair.some(seat => missed.has(seat))) && causes.find(hasFailed);
      if (missing.flat().some(seat => needless.includes(seat)))
        return notReached(cause || (hasFailed('reads-sizes') ? 'reads-sizes' : 'counts-right'));
      return cause
        ? notReached(cause)
        : fail({ code: 'one-of-tied', missing }, { text: reading.answer.text });
    },
  },
  {
    id: 'right-distance',
    needs: 'finds-pair',
    judge(seen, hasFailed) {
      const { reading, right, explanation } = seen;
      if (reading.kind !== 'answer' || !reading.answer.distance) return notReached();
      const { distance, text } = reading.answer;
      const slack = Math.max(distance.slack, SAME);
      if (Math.abs(distance.value - right.distance) <= slack) return pass();
      const { value: said } = distance;
      // A difference in height or weight beside the pair is no distance.
      if (!explanation?.wrong && isOfBodies(said, reading.answer.pairs, seen.seats)) return notReached();
      if (explanation?.wrong && explanation.isSure)
        return fail({ code: 'other-metric', metric: explanation.wrong, said }, { text });
      const cause = explanation ? causeOf(seen, hasFailed) : undefined;
      if (cause) return notReached(cause);
      return fail({ code: 'other-distance', said, right: right.distance }, { text });
    },
  },
  {
    id: 'counts-right',
    judge(seen, hasFailed) {
      const { reading, right, needless, explanation } = seen;
      if (reading.kind !== 'answer') return notReached('finds-pair');
      const { count, leftOut, text } = reading.answer;
      if (count === undefined && leftOut === undefined) return notReached();
      const missing = seatsOf(seen, ...readable)
        .map(({ seat }) => seat)
        .filter(seat => leftOut?.includes(seat) === false);
      // If only the first seats were compared, the wrong count follows from that, which is already reported.
      const told = (['finds-pair', 'right-distance'] as const).find(hasFailed);
      const isRight = missing.length === 0 && needless.length === 0;
      if (isRight && (count === undefined || count === right.compared)) return pass();
      const cause = causes.find(hasFailed) ?? (explanation?.wrong === 'first-seats' ? told : undefined);
      if (cause) return notReached(cause);
      if (!isRight) return fail({ code: 'other-left-out', missing, wrongly: [...needless] }, { text });
      return fail({ code: 'other-count', said: count ?? 0, right: right.compared }, { text });
    },
  },
];

/** The rule that explains why other students were compared. `counts-right`, which is judged later, names those left out. */
function causeOf(
  { needless }: Observation,
  hasFailed: (rule: RefereeRule) => boolean,
): RefereeRule | undefined {
  return causes.find(hasFailed) ?? (needless.length > 0 ? 'counts-right' : undefined);
}

/** Rules that report where a crawl stopped. */
const ends: readonly RefereeRule[] = ['survives-closed', 'survives-silent', 'stops-endless', 'drops-half'];

/** The pair that an answer means, if each student number belongs to one seat only. */
function firstOf([[a = 0] = [], [b = 0] = []]: Answer['pairs'][number]): [number, number] {
  return [a, b];
}

/** The first pair of the answer, and the real distance of the two if both can be compared. */
function apart(
  answer: Answer,
  { seats }: Observation,
): { found: [number, number]; apart: number | undefined } {
  const [a, b] = firstOf(answer.pairs[0] ?? [[], []]);
  const rows = rowsOf(seats, {});
  const [one, other] = [rows.find(({ seat }) => seat === a), rows.find(({ seat }) => seat === b)];
  return { found: [a, b], apart: one && other && prepare(rows, rightMetric)(one, other) };
}
