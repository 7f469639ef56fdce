import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../../messages/load.ts';
import { csv } from '../../../reports/survey/csv.ts';
import { json, ndjson } from '../../../reports/survey/json.ts';
import { answered, surveyOf, troubled } from '../../crawler/examples.ts';

const hostileIds = [
  '\u001b[2J\u001b[H',
  '__proto__',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '<img src=x onerror=alert(1)>',
  '\u202egnp',
  '"; --',
  '\u009b31m',
];
const survey = surveyOf([
  ...hostileIds.map((id, index) => answered(index + 1, { id })),
  troubled(20, 'bad-json', { code: 'not-json' }, '=cmd|calc'),
]);
const context = {
  messages: await loadMessages('en'),
  colours: createColors(false),
  width: 80,
  room: { columns: 8 },
};

describe('JSON', () => {
  const report = json.end(survey, context);

  it('is exact', () => expect(JSON.parse(report)).toEqual(survey));

  it('holds no live control character', () => expect(report).not.toMatch(/[^\P{C}\n]/u));
});

describe('NDJSON', () => {
  const lines = [
    ndjson.begin?.({ startedAt: survey.startedAt, targets: survey.hosts.length }),
    ...survey.hosts.map(host => ndjson.host?.(host)),
    ndjson.end(survey, context),
  ].join('');

  it('is a header, a line a host, and a trailer that says whether it is complete', () => {
    const values = lines
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(values[0]).toEqual({
      type: 'header',
      schema: 'peer-survey/survey@1',
      startedAt: survey.startedAt,
      targets: 12,
    });
    expect(values.slice(1, -1)).toEqual(survey.hosts.map(host => ({ type: 'host', ...host })));
    expect(values.at(-1)).toMatchObject({
      type: 'trailer',
      complete: true,
      counts: { ok: 11, 'bad-json': 1 },
    });
  });

  it('holds no live control character', () => expect(lines).not.toMatch(/[^\P{C}\n]/u));
});

describe('CSV', () => {
  const report = csv.end(survey, context);
  const rows = report.slice(1).trimEnd().split('\r\n');

  it('begins with a byte order mark and a header, and has a row a seat', () => {
    expect(report.charCodeAt(0)).toBe(0xfeff);
    expect(rows[0]).toContain('"seat","name","host"');
    expect(rows).toHaveLength(13);
  });

  it('has no cell that a spreadsheet runs as a formula', () => {
    const cells = rows.slice(1).flatMap(row => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    const texts = cells.filter(cell => cell.startsWith('"')).map(cell => cell.slice(1, -1));
    expect(texts.filter(text => /^[=+\-@\t\r]/.test(text))).toEqual([]);
    expect(report).toContain(`"'=1+1"`);
    expect(report).toContain(`"'=cmd|calc"`);
  });

  it('holds no live control character', () => expect(report.slice(1)).not.toMatch(/[^\P{C}\r\n]/u));

  it('keeps student numbers as quoted text', () => {
    expect(csv.end(surveyOf([answered(1, { id: '0042' })]), context)).toContain('"0042"');
  });
});
