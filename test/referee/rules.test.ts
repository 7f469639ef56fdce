import { describe, expect, it } from 'vitest';
import { en } from '../../messages/en/index.ts';
import { judge } from '../../referee/judge.ts';
import { findClosest, rightMetric } from '../../referee/measure.ts';
import type { Run } from '../../referee/observation.ts';
import { rowsOf, type Uses } from '../../referee/rows.ts';
import { wordHint } from '../../reports/referee/words.ts';
import type { Call } from '../../room/call.ts';
import type { Seat } from '../../room/seat.ts';
import type { Behaviour } from '../../shared/behaviours.ts';
import type { RefereeRule } from '../../shared/referee.ts';
import { roomOf, seatOf } from './seats.ts';
import { callsIn, ruleIn, see } from './seen.ts';

const seats = roomOf(1);
/** The seed of a room whose first seat is closed. */
const firstClosed = 78;
const answer = '[(0.306, 4, 10), (0.306, 12, 36)] 27';

/** The calls of a right crawler, with other ones at the seat of a behaviour. */
function callsWith(behaviour: Behaviour, change: (call: Call) => Call[]): Call[] {
  const seat = seatOf(seats, behaviour);
  return callsIn(seats).flatMap(call => (call.seat === seat ? change(call) : [call]));
}

/** Changes a few fields of one call; a field that is undefined is removed. */
const but = (changes: { [Key in keyof Call]?: Call[Key] | undefined }) => (call: Call) => {
  const { saidAllAt, leftAt, ...rest } = { ...call, ...changes };
  const times = {
    ...(saidAllAt === undefined ? {} : { saidAllAt }),
    ...(leftAt === undefined ? {} : { leftAt }),
  };
  return [{ ...rest, ...times } as Call];
};

/** What a rule looks at. */
interface Seen {
  output?: string;
  calls?: Call[];
  run?: Partial<Run>;
}

const cases: [RefereeRule, string, { failing: Seen; passing: Seen }][] = [
  ['asks-all', 'not-asked', { failing: { calls: callsIn(seats).slice(0, -1) }, passing: {} }],
  [
    'asks-get',
    'asked-otherwise',
    {
      failing: { calls: callsWith('late', but({ asked: 'GET / HTTP/1.0' })) },
      passing: { calls: callsWith('late', but({ asked: 'GET\r\n' })) },
    },
  ],
  [
    'few-connections',
    'many-connections',
    {
      failing: { calls: callsWith('silent', call => [call, call, call]) },
      passing: { calls: callsWith('silent', call => [call, call]) },
    },
  ],
  [
    'leaves-politely',
    'left-open',
    {
      failing: { calls: callsIn(seats).map(call => ({ ...call, leftAt: 3_990 })) },
      passing: { calls: callsIn(seats).map(call => ({ ...call, leftAt: (call.saidAllAt ?? 400) + 1_900 })) },
    },
  ],
  [
    'survives-silent',
    'stuck',
    {
      failing: {
        calls: callsWith('silent', but({ ending: 'open', leftAt: undefined })),
        run: { ending: 'time', endedAt: 20_000 },
      },
      passing: { calls: callsWith('silent', but({ leftAt: 19_000 })), run: { endedAt: 20_000 } },
    },
  ],
  [
    'waits-for-late',
    'hurried',
    {
      failing: { calls: callsWith('late', but({ sent: 0, saidAllAt: undefined, leftAt: 1_000 })) },
      passing: { calls: callsWith('late', but({ leftAt: 1_201 })) },
    },
  ],
  [
    'joins-pieces',
    'first-piece',
    {
      failing: { calls: callsWith('two-pieces', but({ sent: 30, saidAllAt: undefined, leftAt: 50 })) },
      passing: { calls: callsWith('two-pieces', but({ leftAt: 401 })) },
    },
  ],
  [
    'stops-endless',
    'read-on',
    {
      failing: { calls: callsWith('endless', but({ sent: 2 ** 23, ending: 'by-room', saidAllAt: 3_000 })) },
      passing: { calls: callsWith('endless', but({ ending: 'reset' })) },
    },
  ],
  [
    'survives-closed',
    'ended-with',
    {
      failing: { output: '', run: { lastWords: 'ConnectionRefusedError: [Errno 111] Connection refused' } },
      passing: { output: '', run: { lastWords: "KeyError: 'height'" } },
    },
  ],
  [
    'respects-declined',
    'ended-with',
    { failing: { output: '', run: { lastWords: "KeyError: 'height'" } }, passing: {} },
  ],
  ['finds-pair', 'other-pair', { failing: { output: '(4, 36)' }, passing: { output: '(4, 10)' } }],
  [
    'finds-pair',
    'also-named',
    { failing: { output: '(4, 10) (12, 36) (1, 2)' }, passing: { output: '(4, 10) (12, 36)' } },
  ],
  ['finds-tie', 'one-of-tied', { failing: { output: '(4, 10)' }, passing: { output: '(10, 4) (36, 12)' } }],
  [
    'right-distance',
    'other-distance',
    { failing: { output: '(4, 10) (12, 36) 0.5' }, passing: { output: '(4, 10) (12, 36) 0.31' } },
  ],
  [
    'counts-right',
    'other-count',
    { failing: { output: '[(4, 10), (12, 36)] 20' }, passing: { output: '[(4, 10), (12, 36)] 27' } },
  ],
];

/** The JSON answer of a crawler that does everything right with the rows that `uses` gives it. */
function answerOf(uses: Uses): string {
  const rows = rowsOf(seats, uses);
  const { pairs, distance } = findClosest(rows, rightMetric) ?? { pairs: [], distance: 0 };
  const compared = rows.map(({ seat }) => seat);
  const leftOut = seats.map(({ seat }) => seat).filter(seat => !compared.includes(seat));
  return JSON.stringify({ pairs, distance, left_out: leftOut });
}

describe('the rule', () => {
  it.each(cases)('%s fails with %s, and passes what is nearest to that', (id, code, { failing, passing }) => {
    expect(ruleIn(see(seats, { output: answer, ...failing }), id)).toMatchObject({
      state: 'failed',
      finding: { code },
    });
    const { state } = ruleIn(see(seats, { output: answer, ...passing }), id);
    expect(state).toBe('passed');
  });

  it('drops-twins says nothing of a crawler that came to one of the twins only', () => {
    const twins = seats.filter(({ behaviour }) => behaviour === 'twin').map(({ seat }) => seat);
    const calls = callsIn(seats).filter(({ seat }) => seat !== twins[1]);
    const seen = see(seats, { output: `(${twins[0]}, 4)`, calls });
    expect(ruleIn(seen, 'drops-twins')).toMatchObject({ state: 'not-reached', needs: 'asks-all' });
  });

  it('finds-tie says nothing of a pair that the crawler never saw', () => {
    const calls = callsIn(seats).filter(({ seat }) => seat !== 36);
    const seen = see(seats, { output: '(4, 10)', calls });
    expect(ruleIn(seen, 'finds-tie')).toMatchObject({ state: 'not-reached', needs: 'asks-all' });
  });

  it('blames a short patience for what a seat that stays open after its reply then lacks, and not the metric', () => {
    const late = seatOf(seats, 'late');
    const keptOpen = seatOf(seats, 'kept-open');
    const calls = callsIn(seats).map(({ saidAllAt, ...call }) =>
      call.seat === late || call.seat === keptOpen
        ? { ...call, leftAt: call.openedAt + 500 }
        : { ...call, ...(saidAllAt === undefined ? {} : { saidAllAt }) },
    );
    const output = answerOf({ missed: new Set([late, keptOpen]) });
    const { left_out: _, ...withoutList } = JSON.parse(output);
    for (const said of [JSON.stringify(withoutList), output]) {
      const seen = see(seats, { output: said, calls });
      expect(ruleIn(seen, 'waits-for-late').state).toBe('failed');
      expect(ruleIn(seen, 'right-distance')).toMatchObject({ state: 'not-reached', needs: 'waits-for-late' });
    }
  });

  it('blames a short patience, and no sizes that it may have dropped as well', () => {
    const room = roomOf(7);
    const missed = new Set([seatOf(room, 'late'), seatOf(room, 'kept-open')]);
    const calls = callsIn(room).map(({ saidAllAt, ...call }) =>
      missed.has(call.seat)
        ? { ...call, leftAt: call.openedAt + 500 }
        : { ...call, ...(saidAllAt === undefined ? {} : { saidAllAt }) },
    );
    const seen = see(room, { output: '[(2, 26), (18, 32)] 0.2821 25', calls });
    expect(judge(seen).flatMap(({ id, state }) => (state === 'failed' ? id : []))).toEqual([
      'waits-for-late',
    ]);
  });

  it.each([
    [
      'a distance that no mistake explains',
      '[(2, 26), (18, 32)] 0.2865 28',
      ['right-distance', 'counts-right'],
    ],
    ['a pair that no mistake explains', '[(7, 15)] 0.4063 27', ['finds-pair']],
    ['the seats counted from 0', 'closest: (1, 25) (17, 31) 0.2833 27', ['finds-pair']],
  ])('blames no record for %s', (_what, output, failed) => {
    const rules = judge(see(roomOf(7), { output }));
    expect(rules.flatMap(({ id, state }) => (state === 'failed' ? id : []))).toEqual(failed);
    if (output.includes('closest'))
      expect(rules.find(({ id }) => id === 'finds-pair')).toMatchObject({
        finding: { code: 'other-metric', metric: 'from-zero' },
      });
  });

  it('finds-pair does not quote a distance that the mistake does not give', () => {
    const plain = findClosest(rowsOf(seats, {}), { ...rightMetric, scaling: 'none' });
    const pair = plain?.pairs.map(([a, b]) => `(${a}, ${b})`).join(', ');
    const saying = (distance?: number) => see(seats, { output: `[${pair}] ${distance}` });
    const quoting = (said?: number) => ({ finding: { code: 'other-metric', metric: 'plain', said } });
    expect(ruleIn(saying(plain?.distance), 'finds-pair')).toMatchObject(quoting(plain?.distance));
    expect(ruleIn(saying(0.0001), 'finds-pair')).toMatchObject(quoting());
  });

  it('asks-all notes a crawler that answers and then does not end', () => {
    const seen = see(seats, { output: answer, run: { ending: 'time', endedAt: 120_000 } });
    expect(judge(seen).filter(({ state }) => state === 'failed')).toEqual([]);
    expect(ruleIn(seen, 'asks-all').advice).toEqual([{ code: 'never-ended' }]);
  });

  it('right-distance takes no difference in weight beside the pair for the distance', () => {
    const seen = see(seats, { output: '4 and 10 (dw=3.0)\n12 and 36 (dw=3.0)' });
    expect(judge(seen).filter(({ state }) => state === 'failed')).toEqual([]);
    expect(ruleIn(seen, 'right-distance').state).toBe('not-reached');
  });

  it('counts-right names whom the answer left out needlessly, and no other rule does', () => {
    const extra = seatOf(seats, 'extra-keys');
    const seen = see(seats, { output: answerOf({ missed: new Set([extra]) }) });
    expect(ruleIn(seen, 'right-distance')).toMatchObject({ state: 'not-reached', needs: 'counts-right' });
    expect(ruleIn(seen, 'counts-right')).toMatchObject({
      state: 'failed',
      finding: { code: 'other-left-out', wrongly: [extra], missing: [] },
    });
  });

  const seatsWhere = (isMeant: (seat: Seat) => boolean) =>
    new Set(seats.filter(isMeant).map(({ seat }) => seat));

  const failuresOf = (output: string) =>
    judge(see(seats, { output })).flatMap(({ id, state, finding }) =>
      state === 'failed' ? [{ id, finding }] : [],
    );

  it('respects-declined fails alone for a student who declines and is compared as zeros', () => {
    expect(failuresOf(answerOf({ declined: 'raw' }))).toMatchObject([{ id: 'respects-declined' }]);
  });

  it('reads-sizes fails alone for sizes that the answer lists as left out', () => {
    const isLower = ({ behaviour, record }: Seat) => behaviour === 'size' && /^[a-z]/.test(record.size);
    const sizes = seats.filter(isLower).map(({ record }) => record.size);
    const finding = { code: 'sizes-unread', sizes, how: 'dropped' };
    expect(failuresOf(answerOf({ missed: seatsWhere(isLower) }))).toEqual([{ id: 'reads-sizes', finding }]);
  });

  it('drops-bytes fails alone where Chinese sizes are unread, since they are decoded as something else', () => {
    const isChinese = ({ record }: Seat) => /\p{Script=Han}/u.test(record.size);
    expect(failuresOf(answerOf({ gbk: 'raw', missed: seatsWhere(isChinese) }))).toMatchObject([
      { id: 'drops-bytes' },
    ]);
  });

  it('reads-sizes knows the error of a size that is in no list, or no key', () => {
    const seat = seatOf(seats, 'size');
    const size = seats[seat - 1]?.record.size;
    for (const lastWords of [`ValueError: '${size}' is not in list`, `KeyError: '${size}'`]) {
      const seen = see(seats, { output: '', run: { lastWords } });
      const finding = { code: 'ended-with', seats: [seat], says: lastWords };
      expect(ruleIn(seen, 'reads-sizes')).toMatchObject({ state: 'failed', finding });
      expect(ruleIn(seen, 'finds-pair').state).toBe('not-reached');
    }
  });

  it('finds-pair gives no advice on the metric to a crawler without an answer', () => {
    const seen = see(seats, { output: '', run: { lastWords: 'AssertionError: bad height 62' } });
    const { finding } = ruleIn(seen, 'finds-pair');
    expect(finding).toMatchObject({ code: 'no-answer' });
    expect(wordHint('finds-pair', finding, en)).toContain('last line');
  });

  it('drops-swapped says nothing where only two seats are named, and a height in metres explains them', () => {
    const { pairs } = JSON.parse(answerOf({ metres: 'raw' }));
    const seen = see(seats, { output: JSON.stringify(pairs) });
    expect(ruleIn(seen, 'drops-metres').state).toBe('failed');
    expect(ruleIn(seen, 'drops-swapped')).toMatchObject({ state: 'not-reached', needs: 'drops-metres' });
  });

  it('asks-all tells a crawler that never began from one that ended at a closed first seat', () => {
    const first = roomOf(firstClosed);
    const never = see(first, { output: '', calls: [], run: { lastWords: 'SyntaxError: invalid syntax' } });
    const finding = { code: 'nobody-came', says: 'SyntaxError: invalid syntax' };
    expect(ruleIn(never, 'asks-all')).toMatchObject({ state: 'failed', finding });
    expect(ruleIn(never, 'survives-closed').state).toBe('not-reached');
    const run = { lastWords: 'ConnectionRefusedError: [Errno 111] Connection refused' };
    const refused = see(first, { output: '', calls: [], run });
    expect(ruleIn(refused, 'asks-all')).toMatchObject({ finding: { code: 'ended-at', seat: 1 } });
    expect(ruleIn(refused, 'survives-closed')).toMatchObject({ finding: { code: 'ended-there', seat: 1 } });
  });

  it('blames a crawler that ends with an error for no connection that its end cut', () => {
    const calls = callsIn(seats).map(({ saidAllAt: _, ...call }) => ({ ...call, leftAt: 250 }));
    const run = { endedAt: 900, lastWords: 'ConnectionRefusedError: [Errno 111] Connect call failed' };
    const seen = see(seats, { output: '', calls, run });
    expect(ruleIn(seen, 'survives-closed').state).toBe('failed');
    for (const rule of ['waits-for-late', 'joins-pieces', 'leaves-politely'] as const)
      expect(ruleIn(seen, rule).state).not.toBe('failed');
  });

  it('asks-all names no seat as the end of a crawler that asks all at once', () => {
    const run = { lastWords: 'ValueError: declined' };
    const seen = see(seats, { output: '', calls: callsIn(seats).slice(0, -2), run });
    const finding = { code: 'ended-early', says: 'ValueError: declined' };
    expect(ruleIn(seen, 'asks-all')).toMatchObject({ state: 'failed', finding });
    expect(ruleIn(seen, 'drops-half').state).toBe('passed');
  });

  it('waits-for-late knows a crawler that went on to the next seat from one that ended, however soon it ends', () => {
    const late = seatOf(seats, 'late');
    const leave = ({ saidAllAt: _, ...call }: Call): Call => ({ ...call, leftAt: 1_000 });
    const calls = (others: number) =>
      callsIn(seats).map(call =>
        call.seat === late ? leave(call) : { ...call, openedAt: others, leftAt: others + 5 },
      );
    const run = { endedAt: 1_040, lastWords: "KeyError: 'size'" };
    const goesOn = see(seats, { output: '', calls: calls(1_001), run });
    expect(ruleIn(goesOn, 'waits-for-late')).toMatchObject({ state: 'failed', finding: { code: 'hurried' } });
    const ends = see(seats, { output: '', calls: calls(900), run });
    expect(ruleIn(ends, 'waits-for-late').state).toBe('not-reached');
  });

  it('at-once only notes a crawler that asks one seat after the other', () => {
    const inARow = callsIn(seats).map((call, index) => ({
      ...call,
      openedAt: index * 4_000,
      leftAt: index * 4_000 + 3_000,
      ...(call.saidAllAt === undefined ? {} : { saidAllAt: index * 4_000 + 2_999 }),
    }));
    const seen = see(seats, { output: answer, calls: inARow, run: { endedAt: 200_000 } });
    expect(ruleIn(seen, 'at-once')).toMatchObject({ state: 'passed', advice: [{ code: 'sequential' }] });
    expect(ruleIn(see(seats, { output: answer }), 'at-once').advice).toEqual([]);
  });
});
