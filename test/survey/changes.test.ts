import { describe, expect, it } from 'vitest';
import { findChanges, isWorse, maskChanges, type Seen, seeSeat } from '../../survey/changes.ts';
import type { HostResult } from '../../survey/result.ts';
import { answered, declined, surveyOf, troubled } from '../crawler/examples.ts';

const body = (id: string, height = 170) => ({ id, height, weight: 60, size: 'M' as const });
const see = (...hosts: HostResult[]): Seen => ({
  seats: hosts.map(seeSeat),
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
    const masked: Seen = {
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
