import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodings } from '../../shared/file-problem.ts';
import { encode, markOf } from './encode.ts';
import { causesOf, readPieces, rowsOf } from './reading.ts';

const students = Array.from({ length: 40 }, (_, n) => ({
  id: `20260101${String(n + 1).padStart(2, '0')}`,
  height: 150 + n,
  weight: 45 + n + 0.5,
  size: 'M',
}));

const headers = {
  simplified: ['学号', '身高（cm）', '体重（kg）', '尺码'],
  traditional: ['學號', '身高[cm]', '體重/kg', '尺寸'],
};
const lineEnds = { LF: '\n', CRLF: '\r\n', CR: '\r' };
const delimiters = { comma: ',', semicolon: ';', tab: '\t' };
const habits = {
  plain: (text: string) => text,
  'a title above': (text: string) => `2026 年\n\n${text}`,
  'sep= in front': (text: string, delimiter: string) => `sep=${delimiter}\n${text}`,
  'blank rows below': (text: string, delimiter: string) => `${text}${delimiter.repeat(3)}\n \n`,
  'all in quotation marks': (text: string, delimiter: string) =>
    text.replace(new RegExp(`[^${delimiter}\n]+`, 'g'), '"$&"'),
};

describe.each(encodings)('forty students in %s', encoding => {
  const names = encoding === 'big5' ? headers.traditional : headers.simplified;

  describe.each(Object.entries(lineEnds))('with %s', (_end, lineEnd) => {
    describe.each(Object.entries(delimiters))('and a %s', (_name, delimiter) => {
      it.each(Object.entries(habits))('are the same forty: %s', async (_habit, write) => {
        const rows = students.map(({ id, height, weight, size }) => {
          const decimal = delimiter === ',' ? String(weight) : String(weight).replace('.', ',');
          return [id, height, decimal, size].join(delimiter);
        });
        const text = `${names.join(delimiter)}\n${rows.join('\n')}\n`;
        const bytes = encode(write(text, delimiter).replaceAll('\n', lineEnd), encoding);
        for (const mark of [Buffer.alloc(0), markOf(encoding)]) {
          const answers = await readPieces(mark, bytes);
          expect(causesOf(answers)).toEqual([]);
          expect(rowsOf(answers)).toEqual(students);
        }
      });
    });
  });
});

describe('any table that csv-stringify writes', () => {
  const note = fc.string({
    unit: fc.constantFrom('a', '学', '"', ',', ';', '\t', '\n', '\r', ' ', "'", '=', '7'),
    maxLength: 12,
  });
  const row = fc.record({
    id: fc.string({ unit: fc.constantFrom('0', '7', 'a', 'Z', '-', '_', '学'), minLength: 1, maxLength: 9 }),
    height: fc.integer({ min: 1_400, max: 2_000 }).map(tenths => tenths / 10),
    weight: fc.integer({ min: 450, max: 900 }).map(tenths => tenths / 10),
    note,
  });
  const dialect = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    quoted: fc.boolean(),
    bom: fc.boolean(),
    record_delimiter: fc.constantFrom('unix' as const, 'windows' as const, 'mac' as const),
  });

  it('is read as it was written, and every row is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), dialect, async (rows, options) => {
        const table = [
          ['id', 'note', 'height', 'weight', 'size'],
          ...rows.map(({ id, note, height, weight }) => [id, note, String(height), String(weight), 'M']),
        ];
        // By itself it leaves a line break without quotation marks where another kind ends its lines.
        const answers = await readPieces(stringify(table, { ...options, quoted_match: /[\r\n]/ }));
        expect(answers.causes).toEqual([]);
        expect(answers.rows).toBe(rows.length);
        const alone = rows.filter(({ id }) => rows.filter(other => other.id === id).length === 1);
        expect(rowsOf(answers)).toEqual(
          alone.map(({ id, height, weight }) => ({ id, height, weight, size: 'M' })),
        );
        expect(answers.sharedIds).toBe(rows.length - alone.length);
      }),
      { numRuns: 300 },
    );
  });
});
