import { expect } from 'vitest';
import { readAnswer } from '../../referee/answer.ts';
import { explain } from '../../referee/explain.ts';
import { judge } from '../../referee/judge.ts';
import { type Closest, findClosest, type Metric, type Row, rightMetric } from '../../referee/measure.ts';
import type { Right } from '../../referee/result.ts';
import { findRight } from '../../referee/right.ts';
import { rowsOf, spellings, type Uses } from '../../referee/rows.ts';
import { readReply } from '../../shared/reply.ts';
import { compare } from '../../survey/survey.ts';
import { answered } from '../crawler/examples.ts';
import { roomOf, seatOf } from './seats.ts';
import { callsIn, see } from './seen.ts';

/** Each usual mistake alone, by what makes it. */
const mistakes: Record<string, { uses?: Uses; metric?: Partial<Metric>; wrong?: string }> = {
  nothing: {},
  'centimetres and kilograms': { metric: { scaling: 'none' }, wrong: 'plain' },
  'centimetres, and 0 or 1 for the size': { metric: { scaling: 'none', coding: 'unequal' }, wrong: 'plain' },
  'sizes as text': { metric: { coding: 'text' }, wrong: 'as-text' },
  'no sizes': { metric: { coding: 'none' }, wrong: 'without-size' },
  'no check of values': { uses: { metres: 'raw', swapped: 'raw' } },
  'metres mended': { uses: { metres: 'mended' } },
  'swapped mended': { uses: { swapped: 'mended' } },
  'the first of the twins': { uses: { twin: 'first' } },
  'the last of the twins': { uses: { twin: 'last' } },
  'single quotes': { uses: { quotes: 'raw' } },
  'eval()': { uses: { quotes: 'raw', expression: 'raw' } },
  'other bytes': { uses: { gbk: 'raw' } },
  'sizes counted as 0': { uses: { unread: { how: 'zero', spellings } } },
  'sizes unread': { uses: { unread: { how: 'dropped', spellings } } },
};

/** Checks for one room that each mistake is recognised by its answer: by the seats alone, and by the full answer. */
export function tellsAllApart(seed: number): void {
  const seats = roomOf(seed);
  const winners = new Map<string, string>();
  for (const [name, { uses = {}, metric = {}, wrong }] of Object.entries(mistakes)) {
    const rows = rowsOf(seats, uses);
    const closest = findClosest(rows, { ...rightMetric, ...metric });
    const pairs = closest?.pairs.map(([a, b]) => `(${a}, ${b})`).join(', ') ?? '';
    if (metric.coding !== 'unequal') {
      expect([seed, name, winners.get(pairs)]).toEqual([seed, name, undefined]);
      winners.set(pairs, name);
    }
    const explanationOf = (said: string) => {
      const reading = readAnswer(said, seats);
      if (reading.kind !== 'answer') throw new Error(`${name}: ${said} is ${reading.kind}`);
      return explain(reading.answer, seats, new Set());
    };
    // The seats alone tell which mistake it is; which of the twins was taken takes the figures, too.
    const bySeats = explanationOf(`[${pairs}]`);
    expect([seed, name, Object.keys(bySeats?.uses ?? {}), bySeats?.wrong]).toEqual([
      seed,
      name,
      Object.keys(uses),
      wrong,
    ]);
    const byAll = explanationOf(`[${pairs}] ${closest?.distance.toFixed(3)} ${rows.length}`);
    expect([seed, name, byAll?.uses, byAll?.wrong]).toEqual([seed, name, uses, wrong]);
  }
}

/** Checks for one room that mistakes after the comparison fail their own rules and no others. */
export function tellsTheRest(seed: number): void {
  const seats = roomOf(seed);
  const failuresOf = (output: string, calls = callsIn(seats)) => {
    const seen = see(seats, { output, calls });
    return judge(seen).flatMap(({ id, state, finding }) =>
      state === 'failed' ? [[id, finding && 'metric' in finding ? finding.metric : finding?.code]] : [],
    );
  };
  const wordsOf = (rows: Row[], metric: Metric = rightMetric, most?: number) => {
    const closest = findClosest(rows, metric);
    const pairs = closest?.pairs.slice(0, most).map(([a, b]) => `(${a}, ${b})`);
    return `[${pairs?.join(', ')}] ${closest?.distance.toFixed(3)} ${rows.length}`;
  };
  const rows = rowsOf(seats, {});
  const told = (output: string) => [seed, output, failuresOf(output)];
  const expectOnly = (output: string, ...failures: string[][]) =>
    expect(told(output)).toEqual([seed, output, failures]);

  expectOnly(wordsOf(rows));
  const [first] = rows;
  expectOnly(`(0.0, ${first?.seat}, ${first?.seat})`, ['finds-pair', 'itself']);
  expectOnly(rows.map(({ seat }) => `(0.0, ${seat}, ${seat})`).join(', '), ['finds-pair', 'itself']);
  const twin = seats[seatOf(seats, 'twin') - 1]?.record.id;
  expectOnly(`${twin} ${twin} 0.0`, ['drops-twins', 'taken-in'], ['finds-pair', 'itself']);
  expectOnly(wordsOf(rows, { ...rightMetric, scaling: 'population' }), ['right-distance', 'population']);
  expectOnly(wordsOf(rows, rightMetric, 1), ['finds-tie', 'one-of-tied']);
  const addedUp = wordsOf(rows, { ...rightMetric, norm: 'sum' });
  expect([seed, failuresOf(addedUp).map(([, what]) => what)]).toEqual([seed, ['sum']]);
  for (const scaling of ['range', 'mean', 'largest'] as const) {
    const closest = findClosest(rows, { ...rightMetric, scaling });
    const pairs = closest?.pairs.map(([a, b]) => `(${a}, ${b})`).join(', ');
    const failures = failuresOf(`[${pairs}] ${closest?.distance} ${rows.length}`);
    expect([seed, failures.map(([, what]) => what)]).toEqual([seed, [scaling]]);
  }
  const [[a, b]] = findRight(seats).pairs as [[number, number]];
  const [other] = rows.filter(({ seat, rank }) => seat !== a && seat !== b && rank > 0).slice(-1);
  const [pairs] = wordsOf(rows).split(']');
  expectOnly(`${pairs}, (${a}, ${other?.seat})]`, ['finds-pair', 'also-named']);
  for (const last of [10, 20, 30]) {
    const some = rows.filter(({ seat }) => seat <= last);
    const output = wordsOf(some);
    expect([seed, output, failuresOf(output).filter(([id]) => id !== 'finds-tie')]).toEqual([
      seed,
      output,
      [whatShows(findClosest(some, rightMetric), findRight(seats))],
    ]);
    // It never came to the others: that is the one thing to mend.
    const calls = callsIn(seats).filter(({ seat }) => seat <= last);
    expect([seed, output, failuresOf(output, calls).filter(([id]) => id !== 'finds-tie')]).toEqual([
      seed,
      output,
      [['asks-all', 'not-asked']],
    ]);
  }
}

/** The first seats may contain the right pairs, and have the same spread as the whole room: then only the count shows it. */
function whatShows(found: Closest | undefined, right: Right): string[] {
  const names = right.pairs.map(pair => pair.toSorted((a, b) => a - b).join());
  if (!found?.pairs.every(pair => names.includes(pair.join()))) return ['finds-pair', 'first-seats'];
  return found.distance.toFixed(3) === right.distance.toFixed(3)
    ? ['counts-right', 'other-count']
    : ['right-distance', 'first-seats'];
}

/** Proves for one room that the right answer is what a survey of its valid records has. */
export function isWhatSurveysFind(seed: number): void {
  const seats = roomOf(seed);
  const right = findRight(seats);
  const kept = new Set(seats.map(({ seat }) => seat).filter(seat => !right.leftOut.includes(seat)));
  const hosts = seats.flatMap(({ seat, record }) => {
    const reply = readReply(record);
    return kept.has(seat) && reply.kind === 'student' ? [answered(seat, reply.student)] : [];
  });
  const found = compare(hosts, { metric: 'seuclidean', weights: [1, 1, 1], top: 1 });
  expect([found.compared, found.ties]).toEqual([right.compared, 2]);
  expect(found.mostSimilar.map(({ a, b, distance }) => [a.seat, b.seat, distance]).sort()).toEqual(
    right.pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b), right.distance]).sort(),
  );
}
