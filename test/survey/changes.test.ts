import { describe, expect, it } from 'vitest';
import { findChanges, isWorse, type Snapshot, toSnapshotSeat } from '../../survey/changes.ts';
import { maskChanges, maskSurvey } from '../../survey/mask.ts';
import type { HostResult } from '../../survey/result.ts';
import { answered, declined, surveyOf, troubled } from '../crawler/examples.ts';

const body = (id: string, height = 170) => ({ id, height, weight: 60, size: 'M' as const });
const see = (...hosts: HostResult[]): Snapshot => ({
  seats: hosts.map(toSnapshotSeat),
  mostSimilar: surveyOf(hosts).similarity.mostSimilar,
});
const refused = (seat: number) => troubled(seat, 'refused', { code: 'refused', afterMs: seat });

const before = see(
  answered(1, body('a')),
  answered(2, body('b', 171)),
  answered(3, body('c', 190)),
  refused(4),
  refused(5),
);

describe('what changed from one survey to the next', () => {
  it('is nothing where only times differ', () => {
    const later = see(
      answered(1, body('a')),
      answered(2, body('b', 171)),
      answered(3, body('c', 190)),
      refused(4),
      {
        ...refused(5),
        totalMs: 99,
      },
    );
    const changes = findChanges(before, later);
    expect(changes).toMatchObject({ answering: [], lost: [], otherCause: [], record: [], moved: [] });
    expect(changes.pair?.isSame).toBe(true);
    expect(isWorse(changes)).toBe(false);
  });

  it('is who answers now, who does not any more, and another cause of a seat that never did', () => {
    const later = see(
      answered(1, body('a')),
      troubled(2, 'silent', { code: 'silent', afterMs: 1 }),
      answered(3, body('c', 190)),
      declined(4, 'd'),
      troubled(5, 'implausible', { code: 'metres', height: 1.75 }),
    );
    const changes = findChanges(before, later);
    expect(changes).toMatchObject({
      answered: { before: 3, now: 3 },
      answering: [{ seat: 4, id: 'd' }],
      lost: [{ seat: 2, id: 'b', now: { status: 'silent', code: 'silent' } }],
      otherCause: [
        { seat: 5, before: { status: 'refused' }, now: { status: 'implausible', code: 'metres' } },
      ],
      pair: { before: [{ ids: ['a', 'b'] }], now: [{ ids: ['a', 'c'] }], isSame: false },
    });
    expect(isWorse(changes)).toBe(true);
  });

  it('is no other cause where a table has lost its column of problems', () => {
    const bare = { ...before, seats: before.seats.map(({ code: _code, ...seat }) => seat) };
    expect(findChanges(before, bare).otherCause).toEqual([]);
    expect(findChanges(bare, before).otherCause).toEqual([]);
  });

  it('is a student who moved, whose record changed, or both, and not one lost and one new', () => {
    const later = see(
      refused(1),
      answered(2, body('b', 172)),
      answered(3, body('c', 190)),
      answered(4, body('a')),
      refused(5),
    );
    const changes = findChanges(before, later);
    expect(changes).toMatchObject({
      answering: [],
      lost: [],
      moved: [{ seat: 4, id: 'a', from: 1 }],
      record: [{ seat: 2, id: 'b', fields: [{ key: 'height', before: 171, now: 172 }] }],
    });
  });

  it('is nothing at the seat of a student whose number another seat has sent as well', () => {
    const twins = see(answered(1, body('a')), answered(2, body('a', 171)), answered(3, body('c', 190)));
    const apart = see(answered(1, body('a')), answered(2, body('b', 171)), answered(3, body('c', 190)));
    expect(findChanges(twins, apart)).toMatchObject({
      answering: [{ seat: 2, id: 'b' }],
      lost: [{ seat: 2, id: 'a' }],
      moved: [],
    });
    expect(findChanges(apart, twins)).toMatchObject({
      answering: [{ seat: 2, id: 'a' }],
      lost: [{ seat: 2, id: 'b' }],
      moved: [],
    });
  });

  it('is no loss where an interrupted crawl did not ask', () => {
    const later = see(
      answered(1, body('a')),
      troubled(2, 'cancelled', { code: 'cancelled' }),
      answered(3, body('c', 190)),
    );
    expect(findChanges(before, later).lost).toEqual([]);
  });

  it('knows a pair again whose numbers are written otherwise', () => {
    const spaced = (id: string) =>
      see(answered(1, body('a')), answered(2, body(id, 171)), answered(3, body('c', 190)));
    expect(findChanges(spaced('b '), spaced('ｂ')).pair?.isSame).toBe(true);
  });

  it('says nothing of the pair where one of the surveys does not', () => {
    expect(findChanges({ seats: before.seats }, before).pair).toBeUndefined();
  });

  it('goes by seats where a survey was masked', () => {
    const masked: Snapshot = {
      seats: before.seats.map(({ seat, status }) => ({ seat, status })),
      mostSimilar: (before.mostSimilar ?? []).map(({ a, b, distance }) => ({
        a: { seat: a.seat },
        b: { seat: b.seat },
        distance,
      })),
    };
    const changes = findChanges(
      masked,
      see(refused(1), answered(2, body('b', 171)), answered(3, body('c', 190))),
    );
    expect(changes.lost).toEqual([{ seat: 1, now: { status: 'refused', code: 'refused' } }]);
  });

  it('is for a projector without numbers, names and measures', () => {
    const later = see(refused(1), answered(2, body('b', 172)), answered(4, body('zz')));
    const text = JSON.stringify(maskChanges(findChanges(before, later)));
    expect(text).not.toMatch(/"(id|ids|name)"|17[0-9]|zz/);
    expect(text).toContain('"key":"height"');
  });
});

describe('surveys of several labs, whose numbers run through the labs that were chosen', () => {
  const inLab = (lab: string, host: string, result: HostResult) => ({ ...result, lab, host });
  const a1 = inLab('A101', '10.1.1.10', answered(1, body('a')));
  const a2 = inLab('A101', '10.1.1.11', refused(2));
  const b1 = (seat: number) => inLab('A102', '10.1.2.10', answered(seat, body('b', 171)));
  const b2 = (seat: number) => inLab('A102', '10.1.2.11', refused(seat));
  const all = see(a1, a2, b1(3), b2(4));

  it('are the same if one covers fewer labs: nobody moved, and nobody of another lab is lost', () => {
    const one = see(b1(1), b2(2));
    const nothing = { answering: [], lost: [], otherCause: [], record: [], moved: [] };
    expect(findChanges(all, one)).toMatchObject(nothing);
    expect(findChanges(one, see(inLab('A101', '10.1.1.10', refused(1)), a2, b1(3), b2(4)))).toMatchObject(
      nothing,
    );
  });

  it('differ by lab and seat, in numbers of the later survey', () => {
    const later = see(
      inLab('A102', '10.1.2.10', refused(1)),
      inLab('A102', '10.1.2.11', answered(2, body('b', 171))),
    );
    expect(findChanges(all, later).moved).toEqual([
      { seat: 2, lab: 'A102', id: 'b', from: 1, fromLab: 'A102' },
    ]);
    const silent = inLab('A102', '10.1.2.10', troubled(1, 'silent', { code: 'silent', afterMs: 1 }));
    expect(findChanges(all, see(silent, b2(2)))).toMatchObject({
      lost: [{ seat: 1, lab: 'A102', id: 'b', now: { status: 'silent' } }],
      otherCause: [],
    });
  });

  it('know one address in two labs for two seats', () => {
    const twin = (lab: string, seat: number, id: string) => inLab(lab, '10.0.0.5', answered(seat, body(id)));
    const changes = findChanges(
      see(twin('A101', 1, 'a'), twin('A102', 2, 'b')),
      see(twin('A101', 1, 'b'), twin('A102', 2, 'a')),
    );
    expect(changes.moved).toMatchObject([
      { seat: 1, lab: 'A101', id: 'b', from: 2, fromLab: 'A102' },
      { seat: 2, lab: 'A102', id: 'a', from: 1, fromLab: 'A101' },
    ]);
  });

  it('compare pairs by lab and seat where they are masked', () => {
    const masked = (...hosts: HostResult[]): Snapshot => {
      const { hosts: shown, similarity } = maskSurvey(surveyOf(hosts));
      return { seats: shown.map(toSnapshotSeat), mostSimilar: similarity.mostSimilar };
    };
    const c = (seat: number) => inLab('A102', '10.1.2.12', answered(seat, body('c', 172)));
    const whole = masked(a2, b1(3), c(4));
    expect(findChanges(whole, masked(b1(1), c(2))).pair?.isSame).toBe(true);
    expect(
      findChanges(
        whole,
        masked(inLab('A101', '10.1.1.9', answered(3)), inLab('A101', '10.1.1.8', answered(4))),
      ).pair?.isSame,
    ).toBe(false);
  });
});
