import { describe, expect, it } from 'vitest';
import { maskSurvey } from '../../survey/mask.ts';
import { answered, declined, surveyOf, troubled } from '../crawler/examples.ts';
import { causesOf, readPieces, rowsOf } from './reading.ts';

const hosts = [
  answered(1, { id: 'a', height: 170, weight: 60, size: 'M' }),
  troubled(2, 'refused', { code: 'refused', afterMs: 1 }),
  declined(3, 'b'),
  answered(4, { id: 'c', height: 180.5, weight: 70, size: '3XL' }),
  troubled(5, 'implausible', { code: 'metres', height: 1.75 }),
];
const survey = surveyOf(hosts);
const students = [
  { id: 'a', height: 170, weight: 60, size: 'M' },
  { id: 'c', height: 180.5, weight: 70, size: '3XL' },
];

describe('a survey', () => {
  it.each([
    ['on many lines', JSON.stringify(survey, null, 2)],
    ['on one', JSON.stringify(survey)],
  ])('in JSON, %s, gives its students, and what the crawl said of the others', async (_how, text) => {
    const answers = await readPieces(text.slice(0, 100), text.slice(100));
    expect(answers).toMatchObject({ rows: 5, declined: 1 });
    expect(rowsOf(answers)).toEqual(students);
    expect(causesOf(answers)).toEqual([
      ['refused', 1, [2]],
      ['metres', 1, [5]],
    ]);
  });

  it('in NDJSON is the same, its header and trailer aside', async () => {
    const lines = [
      { type: 'header' },
      ...hosts.map(host => ({ type: 'host', ...host })),
      { type: 'trailer' },
    ];
    const answers = await readPieces(lines.map(line => `${JSON.stringify(line)}\n`).join(''));
    expect(answers).toMatchObject({ rows: 5, declined: 1 });
    expect(rowsOf(answers)).toEqual(students);
    expect(causesOf(answers)).toEqual([
      ['refused', 1, [2]],
      ['metres', 1, [5]],
    ]);
    expect(answers.causes[0]?.first[0]?.place).toEqual({ by: 'seat', at: 2, port: 1024 });
  });

  it('in NDJSON may be a list, as jq -s makes one', async () => {
    const lines = [
      { type: 'header' },
      ...hosts.map(host => ({ type: 'host', ...host })),
      { type: 'trailer' },
    ];
    const answers = await readPieces(JSON.stringify(lines));
    expect(answers).toMatchObject({ rows: 5, declined: 1 });
    expect(rowsOf(answers)).toEqual(students);
  });

  it('in NDJSON that was cut off is refused: others may be more alike than those that are left', async () => {
    const lines = [{ type: 'header' }, ...hosts.map(host => ({ type: 'host', ...host }))];
    const text = lines.map(line => `${JSON.stringify(line)}\n`).join('');
    const problem = { code: 'json-end', line: hosts.length + 2, column: 1 };
    await expect(readPieces(text)).rejects.toMatchObject({ problem });
  });

  it('in NDJSON has a trailer of any length, since it names each seat that was left out', async () => {
    const [host] = hosts.map(host => JSON.stringify({ type: 'host', ...host }));
    const excluded = 'x'.repeat(600_000);
    const pieces = [
      `${host}\n{"type":"trailer","similarity":"`,
      ...Array(4).fill(excluded),
      '"}\n{"id":"z"}\n',
      '{"id":"y"}\n',
    ];
    const answers = await readPieces(...pieces);
    expect(rowsOf(answers)).toEqual(students.slice(0, 1));
    expect(causesOf(answers)).toEqual([['missing-keys', 2, [3, 4]]]);
  });

  it('that was masked for a projector has no records, and says so', async () => {
    const answers = await readPieces(JSON.stringify(maskSurvey(survey)));
    expect(causesOf(answers)).toEqual([
      ['masked', 3, [1, 3, 4]],
      ['refused', 1, [2]],
      ['metres', 1, [5]],
    ]);
  });
});

describe('records by themselves', () => {
  const records = [
    { id: 'a', height: 170, weight: 60, size: '中' },
    { id: 7, height: '170cm', weight: 60, size: 'M' },
  ];

  it('are read from a list', async () => {
    const answers = await readPieces(JSON.stringify([...records, null, 'x']));
    expect(rowsOf(answers)).toEqual(students.slice(0, 1));
    expect(causesOf(answers)).toEqual([
      ['not-an-object', 2, [3, 4]],
      ['number-in-quotes', 1, [2]],
    ]);
  });

  it('are read a line each, and judged as replies', async () => {
    const broken = [
      '{"id": "x", "id": "y", "height": 1, "weight": 1, "size": "M"}',
      "{'id': 'z'}",
      '',
      '[]',
      '{"id": "',
    ];
    const answers = await readPieces(
      [...records.map(record => JSON.stringify(record)), ...broken].join('\n'),
    );
    expect(rowsOf(answers)).toEqual(students.slice(0, 1));
    expect(answers.rows).toBe(6);
    expect(causesOf(answers)).toEqual([
      ['number-in-quotes', 1, [2]],
      ['duplicate-keys', 1, [3]],
      ['python-dict', 1, [4]],
      ['not-an-object', 1, [6]],
      ['cut-short', 1, [7]],
    ]);
  });
});

it.each([
  ['broken JSON', '{\n"hosts": [', 'json-end'],
  ['JSON of something else', '{\n"a": 1\n}', 'no-answers'],
])('%s is no file of answers', async (_what, text, code) => {
  await expect(readPieces(text)).rejects.toMatchObject({ problem: { code } });
});
