import * as fc from 'fast-check';
import { expect } from 'vitest';
import { parseJsonc } from '../../saved/jsonc.ts';
import { readAnswers } from '../../saved/read.ts';
import { readSurvey } from '../../saved/survey-file.ts';
import { textOf } from '../../saved/text.ts';
import { UnreadableFile } from '../../saved/unreadable-file.ts';
import type { Language } from '../../shared/language.ts';
import { readRoster } from '../../targets/roster.ts';
import { encode } from './encode.ts';
import { makeWorkbook } from './make-workbook.ts';

const csv =
  '学号,身高（cm）,体重,尺码,备注\n1,170,60,M,\n"2",171.5,"61,5",L,"a ""b""\nc"\n="3",172,62,XL,x\n4,,,,\n';
const record = { id: 'a', height: 170, weight: 60, size: 'M' };
const seat = { seat: 1, port: 1024, status: 'ok', student: record };
const good = [
  Buffer.from(csv),
  encode(csv, 'gb18030'),
  encode(csv, 'utf-16le'),
  Buffer.from(csv.replaceAll('\n', '\r').replaceAll(',', ';')),
  Buffer.from(JSON.stringify({ hosts: [seat, { ...seat, status: 'declined', declined: { id: 'b' } }] })),
  Buffer.from(`${JSON.stringify({ type: 'host', ...seat })}\n${JSON.stringify(record)}\n`),
  Buffer.from('title\n学号,姓名,座位\n1,"a\nb",1\n2,b,2\n'),
  Buffer.from('seat,host,status,id,height,weight,size\n1,10.0.0.1,ok,a,170,60,M\n2,10.0.0.2,silent,,,,\n'),
  Buffer.from('{ // the room\n "hosts": ["10.0.0.1"], }'),
  makeWorkbook([
    ['学号', '身高', '体重', '尺码'],
    ['1', 170, 60, 'M'],
  ]),
];

/** Pieces that break what is around them. */
const pieces = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\0',
  '{',
  '[',
  '\x1a',
  '="',
  'sep=',
  '#REF!',
  '1E+9',
  '学',
  'ÿ',
];
const piece = fc.oneof(
  fc.constantFrom(...pieces).map(text => Buffer.from(text)),
  fc.uint8Array({ maxLength: 6 }).map(bytes => Buffer.from(bytes)),
);
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), out: fc.nat({ max: 8 }), piece });

/** Good files with a few edits anywhere, and bytes of any kind. */
const files = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom(...good), fc.array(edit, { minLength: 1, maxLength: 4 }))
      .map(([file, edits]) => edits.reduce(apply, file)),
  },
  fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
);

function apply(file: Buffer, { at, out, piece }: { at: number; out: number; piece: Buffer }): Buffer {
  const from = Math.floor(at * file.length);
  return Buffer.concat([file.subarray(0, from), piece, file.subarray(from + out)]);
}

const comparison = { metric: 'seuclidean', weights: [1, 1, 1], top: 1 } as const;

/** Every reader of a file. What they return is checked where rows can be lost. */
const readers: ((bytes: Buffer, language: Language) => unknown)[] = [
  async (bytes, language) => {
    const { rows, people, declined, sharedIds, causes } = await readAnswers(bytes, language);
    const faults = causes.reduce((sum, { count }) => sum + count, 0);
    expect(people.length + declined + sharedIds + faults).toBe(rows);
  },
  readRoster,
  (bytes, language) => readSurvey(bytes, language, comparison),
  (bytes, language) => parseJsonc(textOf(bytes, language).text),
];

/** Reads this many broken files: each gives a result that accounts for every row, or one sentence. */
export async function readMutations(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(files, fc.constantFrom('en', 'zh-CN', 'zh-TW'), async (bytes, language) => {
      for (const read of readers) {
        try {
          await read(bytes, language);
        } catch (error) {
          expect(error instanceof UnreadableFile ? '' : error).toBe('');
        }
      }
    }),
    { numRuns },
  );
}
