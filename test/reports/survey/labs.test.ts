import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../../messages/load.ts';
import { formats } from '../../../reports/survey/format.ts';
import { findChanges, toSnapshotSeat } from '../../../survey/changes.ts';
import type { HostResult } from '../../../survey/result.ts';
import { answered, surveyOf, troubled } from '../../crawler/examples.ts';

const messages = await loadMessages('en');
const context = { messages, colours: createColors(false), width: 80, room: { columns: 8 } };
const inLab = (lab: string, hosts: HostResult[]) => hosts.map(host => ({ ...host, lab }));
const noWorker = (seat: number) =>
  troubled(seat, 'cancelled', { code: 'no-worker', lab: 'B7', afterMs: 60_000 });
const dict = { code: 'python-dict' } as const;

const campus = surveyOf([
  ...inLab('A101', [answered(1), answered(2, { height: 200 }), answered(3, { height: 120 })]),
  ...inLab('A102', [
    answered(4, { height: 161.1, weight: 52 }),
    { ...troubled(5, 'bad-json', dict), writtenIn: 'python' },
    { ...troubled(6, 'bad-json', dict), writtenIn: 'python' },
    troubled(7, 'refused', { code: 'refused', afterMs: 1 }),
  ]),
  ...inLab('B7', [noWorker(8), noWorker(9)]),
]);
const show = async (format: keyof typeof formats, survey = campus) =>
  (await formats[format]()).end(survey, context);

describe('a report of several labs', () => {
  it('says which are whole, and of each other how many answered and what is most often wrong', async () => {
    const report = await show('text');
    expect(report).toContain(
      'The labs\n  Whole: A101\n  A102: 1 of 4 answered, 2 need help, nobody at 1; most often: sent Python',
    );
    expect(report).toContain('  B7: nobody asked (2 seats), no worker within 60 s\n');
  });

  it('keeps the capital of a name with which the most common cause begins', async () => {
    const wrong = troubled(2, 'bad-json', { code: 'full-width' });
    const survey = surveyOf([
      ...inLab('A101', [answered(1)]),
      ...inLab('A102', [wrong, { ...wrong, seat: 3 }]),
    ]);
    expect(await show('text', survey)).toContain('most often: Chinese punctuation');
  });

  it('names a seat of the pair with its lab, over all labs', async () => {
    expect(await show('text')).toContain('seats 1 (A101) and 4 (A102): 161 cm');
    expect(await show('html')).toContain('Seats 1 (A101) and 4 (A102)');
  });

  it('names the lab of each seat that needs help, and draws no room', async () => {
    expect(await show('text')).toContain('     5  A102 10.0.0.5:1024');
    expect(await show('text')).not.toContain('The room');
    expect(await show('html')).not.toContain('<ol class="room');
  });

  it('ends with the number of seats that were not asked, and does not call that an interruption', async () => {
    expect(await show('text', { ...campus, complete: false })).toMatch(
      /4 of 9 seats answered, in 0\.41 s; 2 not asked\.\n$/,
    );
  });

  it('names the lab of a seat on the class list, and of one that changed, also of a move from lab to lab', async () => {
    const hosts = (place: [string, number, string][]) =>
      place.map(([lab, seat, id]) => ({ ...answered(seat, { id }), lab }));
    const before = hosts([
      ['A101', 1, 'a'],
      ['A102', 4, 'b'],
    ]);
    const now = surveyOf(
      hosts([
        ['A101', 1, 'x'],
        ['A102', 4, 'a'],
      ]),
    );
    const see = (seen: HostResult[]) => ({ seats: seen.map(toSnapshotSeat), mostSimilar: [] });
    const report = await show('text', {
      ...now,
      changes: findChanges(see(before), see(now.hosts)),
      missing: [{ id: 'b', name: 'Bo', seat: 4 }],
      rollCall: { listed: 2, elsewhere: [], unlisted: [{ id: 'x', seat: 1, nearest: [] }], twice: [] },
    });
    expect(report).toContain('    b Bo, seat 4 (A102)\n');
    expect(report).toContain('    seat 1 (A101): x');
    expect(report).toContain('    seat 4 (A102): a, previously in seat 1 (A101)\n');
  });

  it('has the lab in each row, line and value', async () => {
    expect((await show('csv')).split('\r\n')[1]).toMatch(/^1,"A101",/);
    expect(JSON.parse(await show('json')).hosts[3]).toMatchObject({ seat: 4, lab: 'A102' });
  });
});

describe('a report of one lab', () => {
  it('is that of a room', async () => {
    const one = surveyOf(inLab('A101', [answered(1), answered(2), answered(3)]));
    const report = await show('text', one);
    expect(report).toContain('The room');
    expect(report).not.toContain('The labs');
    expect(report).toContain('seats 1 and 2');
  });
});

it('a report without labs has no column for them', async () => {
  expect(await show('csv', surveyOf([answered(1)]))).toMatch(/^\ufeff"seat","name"/);
});
