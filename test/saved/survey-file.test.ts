import { describe, expect, it } from 'vitest';
import { readSurvey } from '../../saved/survey-file.ts';

const settings = { metric: 'seuclidean', weights: [1, 1, 1], top: 1 } as const;
const read = (text: string) => readSurvey(Buffer.from(text), 'en', settings);

const header = 'seat,name,host,port,status,id,height,weight,size,problem,student_name\n';
const rows = ['1,,10.0.0.1,1024,ok,7,170,60,M,,', '2,,10.0.0.2,1024,silent,,,,,no-byte,'];

describe('a survey in a table', () => {
  it('has a seat a row, and below them the students who are missing', () => {
    const { seats } = read(`${header}${rows.join('\n')}\n,,,,missing,9,,,,,Ann\n`);
    expect(seats).toEqual([
      {
        seat: 1,
        host: '10.0.0.1',
        port: 1024,
        status: 'ok',
        student: { id: '7', height: 170, weight: 60, size: 'M' },
      },
      { seat: 2, host: '10.0.0.2', port: 1024, status: 'silent', code: 'no-byte' },
    ]);
  });

  it.each(['20260007.0', '20260007,0', '20 260 007'])(
    'has a student number that a program wrote as %s',
    id => {
      const { seats } = read(`${header}1,,10.0.0.1,1024,ok,"${id}",170,60,M,,\n`);
      expect(seats[0]?.student?.id).toBe('20260007');
    },
  );

  it('may be masked', () => {
    expect(read(`${header}1,,10.0.0.1,1024,ok,,,,,,\n`).seats).toMatchObject([{ seat: 1, status: 'ok' }]);
  });

  it.each([
    ['a quotation mark is lost', '2,,10.0.0.2,1024,"silent,,,,,,', ''],
    ['the status is another word', '2,,10.0.0.2,1024,okay,8,170,60,M,,', 'okay'],
    ['the seat is a name', 'two,,10.0.0.2,1024,ok,8,170,60,M,,', 'two'],
    ['Excel broke the student number', '2,,10.0.0.2,1024,ok,2.02601E+11,170,60,M,,', '2.02601E+11'],
    ['a seat stands in it twice', '1,,10.0.0.1,1024,ok,7,170,60,M,,', '1'],
    ['a unit stands in a cell', '2,,10.0.0.2,1024,ok,8,170cm,60,M,,', '8 170cm 60 M'],
  ])('that was changed is refused, not half read: %s', (_how, row, text) => {
    expect(() => read(`${header}${rows[0]}\n${row}\n`)).toThrow(
      expect.objectContaining({ problem: { code: 'bad-seat', line: 3, text } }),
    );
  });
});

it('a broken line of NDJSON is named by its place in the file', () => {
  const line = JSON.stringify({ type: 'host', seat: 1, status: 'silent' });
  expect(() => read(`${line}\n\n${line.slice(0, 20)}\n`)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'json-end', line: 3 }) }),
  );
});

describe('a survey in NDJSON', () => {
  const lineOf = (seat: number) => `${JSON.stringify({ type: 'host', seat, status: 'silent' })}\n`;
  const end = '{"type":"trailer"}\n';

  it.each([
    ['its status is another word', '{"type":"host","seat":2,"status":"okay"}'],
    ['its record lost a measure', '{"type":"host","seat":2,"status":"ok","student":{"id":"7","height":170}}'],
  ])('of which a seat was changed is refused, not half read: %s', (_how, text) => {
    expect(() => read(`${lineOf(1)}${text}\n${end}`)).toThrow(
      expect.objectContaining({ problem: { code: 'bad-seat', line: 2, text: '' } }),
    );
  });

  it('that was cut off between two lines is refused: its last seats would count as lost', () => {
    expect(read(`${lineOf(1)}${lineOf(2)}${end}`).seats).toHaveLength(2);
    expect(() => read(`${lineOf(1)}`)).toThrow(
      expect.objectContaining({ problem: { code: 'json-end', line: 2, column: 1 } }),
    );
  });

  it('to which a second crawl was appended is refused: each seat would be lost and new', () => {
    expect(() => read(`${lineOf(1)}${end}${lineOf(1)}${end}`)).toThrow(
      expect.objectContaining({ problem: { code: 'bad-seat', line: 3, text: '1' } }),
    );
  });
});
