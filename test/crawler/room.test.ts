import { beforeAll, describe, expect, it } from 'vitest';
import type { NoteCode } from '../../shared/finding.ts';
import { type HostResult, hostResultSchema } from '../../survey/result.ts';
import { describeWithPython, withPython } from '../fixtures/python.ts';
import { crawl, json, type Row, says, student, type Tables } from './rows.ts';
import { foreignBytes } from './table/encoding.ts';
import { endings } from './table/endings.ts';
import { exactIds } from './table/exact.ts';
import { hostile } from './table/hostile.ts';
import { implausible } from './table/implausible.ts';
import { notJson } from './table/json.ts';
import { leadingData } from './table/leading.ts';
import { answered } from './table/ok.ts';
import { notRecords } from './table/record.ts';
import { namedBySpeech } from './table/services.ts';
import { oversized } from './table/too-large.ts';
import { trailingData } from './table/trailing.ts';

const honest: Row = {
  title: 'gets its answer',
  server: says(`${json}\n`),
  expected: { status: 'ok', student, notes: [] },
};

/** All that a server can answer, and what docs/protocol.md says of it; an honest server has the last seat. */
const tables: Tables = {
  ...answered,
  ...exactIds,
  ...leadingData,
  ...trailingData,
  ...namedBySpeech,
  ...notJson,
  ...notRecords,
  ...implausible,
  ...foreignBytes,
  ...endings,
  ...oversized,
  ...hostile,
  'an honest server beside all of these': [honest],
};

describeWithPython('one room, one sweep:', () => {
  const rows = Object.values(tables).flat();
  const results = new Map<Row, HostResult>();

  beforeAll(async () => {
    const heard = await withPython(
      rows.map(row => row.server),
      servers => crawl(servers.map(({ host, port }, index) => ({ seat: index + 1, host, port }))),
    );
    rows.forEach((row, index) => {
      const parsed = hostResultSchema.parse(heard[index]);
      // A result that travelled has the same bytes as one that did not.
      expect(JSON.stringify(parsed)).toBe(JSON.stringify(heard[index]));
      results.set(row, parsed);
    });
  }, 120_000);

  it.each(Object.keys(tables))('%s: all have their seat', title => {
    const seats = tables[title]?.map(row => results.get(row)?.seat);
    expect(seats).toEqual(tables[title]?.map(row => rows.indexOf(row) + 1));
  });

  describe.each(Object.entries(tables))('%s', (_, table) => {
    it.each(table.map(row => [row.title, row] as const))('%s', (_title, row) => {
      const { status, student, declined, notes, problem, evidence } = results.get(row) ?? {};
      // On a busy machine any reply may be slow or come in pieces, and it is right to say so.
      const isExpected = (code: NoteCode) =>
        row.expected.notes.includes(code) || (code !== 'slow' && code !== 'in-pieces');
      const waited = row.expected.notes.includes('needed-newline');
      const codes = notes
        ?.map(({ code }) => (code === 'slow' && waited ? 'needed-newline' : code))
        .filter(isExpected);
      expect({ status, student, declined, notes: codes, problem, evidence }).toEqual(row.expected);
    });
  });
});
