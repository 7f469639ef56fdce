import { MAX_REPLY_BYTES } from '../../../shared/protocol.ts';
import { fault, json, type Row, say, says, type Tables } from '../rows.ts';

const tooLarge = { code: 'too-large', limit: MAX_REPLY_BYTES } as const;
const open = '{"id": "';
const xs = 'x'.repeat(MAX_REPLY_BYTES);
const whole = (bytes: number) => `${json.slice(0, -1)}${' '.repeat(bytes - json.length)}}`;
const tooMuch: readonly Row[] = [
  {
    title: 'where the brace is one of 4,096',
    server: says(whole(4_096)),
    expected: { status: 'ok', student: { id: '2023042', height: 178, weight: 70, size: 'L' }, notes: [] },
  },
  {
    title: 'where the brace is the one after',
    server: says(whole(4_097)),
    expected: fault('too-large', tooLarge, { text: whole(4_097).slice(0, 256), bytes: 4_096 }),
  },
  {
    title: 'where the brace comes in a packet of its own',
    server: ['says', say(whole(4_097).slice(0, -1)), 'wait:50', say('}'), 'keep'],
    expected: fault('too-large', tooLarge, { text: whole(4_097).slice(0, 256), bytes: 4_096 }),
  },
  {
    title: 'without end',
    server: ['floods'],
    expected: fault('too-large', tooLarge, {
      text: `${open}${'2023008'.repeat(36)}`.slice(0, 256),
      bytes: 4_096,
    }),
  },
  {
    title: 'of lists without end',
    server: says(`{"x":${'['.repeat(9_000)}`),
    expected: fault('too-large', tooLarge, { text: `{"x":${'['.repeat(251)}`, bytes: 4_096 }),
  },
  {
    title: 'of white space',
    server: says(' '.repeat(5_000)),
    expected: fault('too-large', tooLarge, { text: ' '.repeat(256), bytes: 4_096 }),
  },
  {
    title: 'of text without a line end',
    server: says(xs + xs),
    expected: fault('too-large', tooLarge, { text: xs.slice(0, 256), bytes: 4_096 }),
  },
  {
    title: 'of a web page',
    server: says(`HTTP/1.1 200 OK\r\n${xs}`),
    expected: fault(
      'bad-json',
      { code: 'http' },
      { text: `HTTP/1.1 200 OK\\r\\n${xs}`.slice(0, 258), bytes: 4_096 },
    ),
  },
];

export const oversized: Tables = {
  'more than 4,096 bytes': tooMuch,
};
