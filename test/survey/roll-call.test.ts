import { describe, expect, it } from 'vitest';
import { maskSurvey } from '../../survey/mask.ts';
import { callRoll } from '../../survey/roll-call.ts';
import { findListed, makeRoster } from '../../survey/roster.ts';
import { answered, surveyOf } from '../crawler/examples.ts';

const roster = makeRoster([
  { id: '2026010101', name: 'Ann', place: '1' },
  { id: '2026010102', name: 'Bob', place: '2' },
  { id: '2026010103', name: 'Cid', place: '3', class: '2' },
  { id: '2026010154', name: 'Dan', place: '4' },
]);
const seats = [1, 2, 3, 4].map(seat => ({ seat, host: `10.0.0.${seat}`, port: 1024 }));
const present = (...ids: [seat: number, id: string][]) => ids.map(([seat, id]) => ({ seat, id }));

describe('a roll call', () => {
  it('says who is missing, with the seat that the list gives them', () => {
    const { missing } = callRoll(roster, { present: present([1, '2026010101'], [2, '2026010102']), seats });
    expect(missing).toEqual([
      { id: '2026010103', name: 'Cid', class: '2', seat: 3 },
      { id: '2026010154', name: 'Dan', seat: 4 },
    ]);
  });

  it('says who sits elsewhere: two who swapped their seats are two', () => {
    const { rollCall } = callRoll(roster, { present: present([2, '2026010101'], [1, '2026010102']), seats });
    expect(rollCall.elsewhere).toEqual([
      { id: '2026010101', name: 'Ann', seat: 2, expected: 1 },
      { id: '2026010102', name: 'Bob', seat: 1, expected: 2 },
    ]);
  });

  it('names for a number that nobody has the nearest, first of all that of who should sit there', () => {
    const { rollCall } = callRoll(roster, { present: present([3, '2026010108']), seats });
    expect(rollCall.unlisted).toEqual([
      { id: '2026010108', seat: 3, nearest: [{ id: '2026010103', name: 'Cid' }] },
    ]);
  });

  it('names for it those who are missing before those who are there', () => {
    const all = present([1, '2026010101'], [2, '2026010102'], [4, '2026010104']);
    const { rollCall } = callRoll(roster, { present: all, seats });
    expect(rollCall.unlisted[0]?.nearest?.map(({ name }) => name)).toEqual(['Dan']);
  });

  it('says who is there twice', () => {
    const { rollCall, missing } = callRoll(roster, {
      present: present([1, '2026010101'], [3, '2026010101 ']),
      seats,
    });
    expect(rollCall.twice).toEqual([{ id: '2026010101', name: 'Ann', seats: [1, 3] }]);
    expect(missing.map(({ name }) => name)).not.toContain('Ann');
  });

  it.each([
    ['the name of a seat', 'A-2'],
    ['a number with zeros in front', '02'],
    ['a number and a word', '2号'],
    ['a word and a number', '座位 02'],
    ['an ordinal', '第2座'],
    ['a word of English', 'Seat 2'],
    ['an address', '10.0.0.2'],
    ['an address with its port', '10.0.0.2:1024'],
  ])('knows a seat by %s', (_how, place) => {
    const [bob] = callRoll(makeRoster([{ id: '7', name: 'Bob', place }]), {
      present: [],
      seats: seats.map(seat => ({ ...seat, name: `a-${seat.seat}` })),
    }).missing;
    expect(bob?.seat).toBe(2);
  });

  it('finds a seat of several labs by its lab, and by what only one lab has', () => {
    const inLab = (lab: string, first: number) =>
      [1, 2, 3].map(at => ({
        seat: first + at,
        host: `10.0.0.${at}`,
        port: 1024,
        lab,
        name: `${lab}-pc${at}`,
      }));
    const campus = [...inLab('A1', 0), ...inLab('A10', 3)];
    const seatOf = (place: string) =>
      callRoll(makeRoster([{ id: '7', name: 'Bob', place }]), { present: [], seats: campus }).missing[0]
        ?.seat;
    expect(
      ['A10 2', 'a10-02', 'A10，座位 2', 'A10/10.0.0.2', 'A10-pc2', 'A10: pc2', '5'].map(seatOf),
    ).toEqual([5, 5, 5, 5, 5, undefined, 5]);
    expect(seatOf('A1 2')).toBe(2);
    expect(['2', '10.0.0.2', 'B7 2', 'A1 4'].map(seatOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('claims of no student of several labs that they sit elsewhere where the list does not say in which lab', () => {
    const twins = [1, 2, 3, 4].map(seat => ({
      seat,
      host: `10.0.0.${seat % 2}`,
      port: 1024,
      lab: seat < 3 ? 'A1' : 'A2',
    }));
    const list = makeRoster([
      { id: '1', name: 'Ann', place: '1' },
      { id: '2', name: 'Bob', place: '10.0.0.0' },
      { id: '3', name: 'Cid', place: '1' },
    ]);
    const { rollCall } = callRoll(list, { present: present([3, '1'], [4, '2'], [2, '3']), seats: twins });
    expect(rollCall.elsewhere).toEqual([{ id: '3', name: 'Cid', seat: 2, expected: 1 }]);
  });

  it('is for a projector only counts', () => {
    const called = callRoll(roster, { present: present([2, '2026010101'], [3, '2026010109']), seats });
    const masked = maskSurvey({
      ...surveyOf([answered(1, { id: 'x', height: 170, weight: 60, size: 'M' })]),
      ...called,
    });
    expect(masked.missing).toEqual([{}, {}, {}]);
    expect(masked.rollCall).toEqual({ listed: 4, elsewhere: [{}], unlisted: [{}], twice: [] });
  });
});

describe('the nearest number on a list', () => {
  it.each([
    ['2026010111', ['2026010101']],
    ['2026001101', ['2026010101']],
    ['202601010', ['2026010101', '2026010102', '2026010103']],
    ['20260101544', ['2026010154']],
    ['2026010099', []],
  ])('of %s is one slip away', (id, expected) => {
    const found = findListed(roster, id);
    expect('nearest' in found && found.nearest.map(({ id }) => id)).toEqual(expected);
  });

  it.each([
    ['0026010101', '26010101'],
    ['26010101', '0026010101'],
    ['ab1234', 'AB1234'],
  ])('%s is that of %s: Excel drops zeros, and keyboards capitals', (id, known) => {
    const list = makeRoster([{ id: known, name: 'Ann' }]);
    expect(findListed(list, id)).toMatchObject({ nearest: [{ name: 'Ann' }] });
  });

  it('is not asked for where the number is there, however it is written', () => {
    expect(findListed(roster, ' ２026010101\u200b')).toMatchObject({ listed: { name: 'Ann' } });
  });
});
