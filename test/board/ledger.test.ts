import { describe, expect, it } from 'vitest';
import { roomSchema, tileSchema } from '../../board/events.ts';
import type { PastSweep } from '../../board/history.ts';
import { openLedger } from '../../board/ledger.ts';
import { loadMessages } from '../../messages/load.ts';
import { makeRoster, type Roster } from '../../survey/roster.ts';
import { answered, troubled } from '../crawler/examples.ts';

const messages = await loadMessages('en');
const targets = [1, 2, 3, 4].map(seat => ({ seat, host: `10.0.0.${seat}`, port: 1024 }));

function open(audience: 'all' | 'seats' = 'seats', past: PastSweep[] = [], roster?: Roster) {
  let now = 0;
  const similarity = { metric: 'seuclidean', weights: [1, 1, 1], top: 5 } as const;
  const ledger = openLedger({
    targets,
    audience,
    messages,
    similarity,
    everyMs: 5_000,
    clock: () => now,
    past,
    ...(roster && { roster }),
    wordOwnTrouble: trouble => `short of ${trouble}`,
  });
  return { ledger, wait: (ms: number) => (now += ms) };
}

describe('the ledger of a board', () => {
  it('knows nothing before the first result', () => {
    const { ledger } = open();
    expect(ledger.tiles()).toEqual([]);
    expect(ledger.room()).toEqual({ periodMs: 5_000, pairs: [], history: [] });
  });

  it('keeps the last result of each seat, with its age', () => {
    const { ledger, wait } = open();
    ledger.record(troubled(1, 'silent', { code: 'silent', afterMs: 1_500 }));
    wait(3_000);
    ledger.record(answered(2));
    wait(1_000);
    ledger.record(answered(1));
    const tiles = ledger.tiles().map(tile => tileSchema.parse(tile));
    expect(tiles.map(({ seat, word, ageMs }) => [seat, word, ageMs])).toEqual([
      [1, 'answered', 0],
      [2, 'answered', 1_000],
    ]);
  });

  it('marks the last 30 sweeps, and forgets those before', () => {
    const { ledger } = open();
    for (let sweep = 1; sweep <= 100; sweep++) {
      ledger.record(answered((sweep % 4) + 1));
      ledger.finishSweep(1_000 + sweep);
    }
    const { history } = roomSchema.parse(ledger.room());
    expect(history).toHaveLength(30);
    expect(history.at(-1)).toEqual({ share: 1, says: '4 of 4 answered, in 1.10 s' });
  });

  it('begins with the sweeps of an earlier board', () => {
    const past = Array.from({ length: 40 }, (_, n) => ({
      at: '2026-03-02T09:00:00Z',
      durationMs: 1_000 + n * 10,
      tiles: [
        { seat: 1, status: 'ok' as const },
        { seat: 2, status: 'silent' as const },
      ],
    }));
    const { ledger } = open('seats', past);
    const { history } = ledger.room();
    expect(history).toHaveLength(30);
    expect(history.at(-1)).toEqual({ share: 0.5, says: '1 of 2 answered, in 1.39 s' });
  });

  it('says what has changed since the first sweep, and nothing before it', () => {
    const { ledger } = open();
    expect(ledger.room().changes).toBeUndefined();
    ledger.record(answered(1));
    ledger.finishSweep(1_000);
    expect(ledger.room().changes).toEqual([]);
    ledger.record(troubled(1, 'silent', { code: 'silent', afterMs: 1_500 }));
    expect(ledger.room().changes).toEqual(['No longer: 1']);
  });

  it('leaves seats that could not be asked out of the count, and says what this computer lacks until a sweep ends without it', () => {
    const { ledger } = open();
    for (const { seat } of targets) ledger.record(answered(seat));
    ledger.finishSweep(1_000);
    for (const seat of [1, 2]) ledger.skip(seat);
    expect(ledger.noteTrouble('names')).toBe('short of names');
    expect(ledger.room().trouble).toBe('short of names');
    expect(ledger.finishSweep(1_000).map(({ seat }) => seat)).toEqual([3, 4]);
    expect(ledger.room()).toMatchObject({ trouble: 'short of names', changes: [] });
    expect(ledger.room().history.at(-1)).toEqual({ share: 1, says: '2 of 2 answered, in 1.00 s' });
    expect(ledger.tiles().map(({ seat, word }) => [seat, word])).toContainEqual([1, 'answered']);

    expect(ledger.noteTrouble('names')).toBeUndefined();
    ledger.finishSweep(1_000);
    expect(ledger.room().trouble).toBe('short of names');
    for (const seat of [1, 2]) ledger.record(answered(seat));
    ledger.finishSweep(1_000);
    expect(ledger.room().trouble).toBeUndefined();
    expect(ledger.room().history.at(-1)?.says).toBe('4 of 4 answered, in 1.00 s');
  });

  it('marks no sweep that could ask nobody', () => {
    const { ledger } = open();
    for (const { seat } of targets) ledger.skip(seat);
    expect(ledger.finishSweep(1_000)).toEqual([]);
    expect(ledger.room()).toEqual({ periodMs: 5_000, pairs: [], history: [] });
  });

  it('says by the class list who sits where and who is missing, by name only to those who may see names', () => {
    const student = answered(1).student;
    const roster = makeRoster([
      { id: student?.id ?? '', name: 'Li Lei' },
      { id: '2026999999', name: 'Han Meimei' },
    ]);
    const { ledger } = open('all', [], roster);
    expect(ledger.record(answered(1)).name).toBe('Li Lei');
    expect(ledger.room().roll).toBeUndefined();
    ledger.finishSweep(1_000);
    expect(ledger.room().roll).toEqual([
      expect.stringContaining('1 of 2 answered, 1 missing'),
      'Missing · 2026999999 Han Meimei',
    ]);

    const { ledger: masked } = open('seats', [], roster);
    const tile = masked.record(answered(1));
    masked.finishSweep(1_000);
    expect(masked.room().roll).toEqual([expect.stringContaining('1 of 2 answered, 1 missing')]);
    expect(JSON.stringify([tile, masked.room()])).not.toMatch(/Li Lei|Han Meimei|2026999999/);
  });

  it('measures age in whole sweeps where one takes longer than the pause', () => {
    const { ledger } = open();
    ledger.finishSweep(9_000);
    expect(ledger.room().periodMs).toBe(9_000);
    ledger.finishSweep(100);
    expect(ledger.room().periodMs).toBe(5_000);
  });

  it('names the most common problem without what one seat sent, whoever watches', () => {
    const { ledger } = open('all');
    ledger.record(troubled(1, 'bad-json', { code: 'python-dict' }));
    ledger.record(troubled(2, 'implausible', { code: 'metres', height: 1.77 }));
    ledger.record(troubled(3, 'implausible', { code: 'metres', height: 1.66 }));
    const { problem } = ledger.room();
    expect(problem?.cause).toBe('The height looks like it is in metres');
    expect(problem?.seats).toBe('2 seats');
    expect(JSON.stringify(problem)).not.toMatch(/1\.77|1\.66|177|166/);
  });

  it('names the pair by its seats, and counts ties that are too many', () => {
    const { ledger } = open();
    for (const { seat } of targets) ledger.record(answered(seat, { height: 170, weight: 60 }));
    const { pairs, morePairs } = ledger.room();
    expect(pairs.map(({ seats }) => seats)).toEqual([
      [1, 2],
      [1, 3],
      [1, 4],
    ]);
    expect(morePairs).toBe('and 3 more, just as close');
  });
});
