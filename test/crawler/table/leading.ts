import type { Lead } from '../../../shared/finding.ts';
import { fault, json, type Row, say, says, type Tables } from '../rows.ts';

const size = Buffer.byteLength(json);
const leading = (what: Lead, before: string) => ({ code: 'leading-data', what, before }) as const;

/** Bytes before a good object, as they are sent and as they are quoted. */
const led: readonly (readonly [title: string, lead: string | Buffer, what: Lead, shown: string])[] = [
  ['a length as text', `${size}`, 'length', `${size}`],
  ['a length as text, padded', `${size}  `, 'length', `${size}  `],
  ['a length as text on a line', `${size}\n`, 'length', `${size}\\n`],
  ['a length in four bytes, as struct.pack("i") writes it', lengthIn(4, 'LE'), 'length', `;\\0\\0\\0`],
  ['a length in four bytes, as htonl does', lengthIn(4, 'BE'), 'length', '\\0\\0\\0;'],
  ['a length in two bytes, as writeUTF does', lengthIn(2, 'BE'), 'length', '\\0;'],
  ['a number that is no length', '7\n', 'bytes', '7\\n'],
  ['a greeting', 'Welcome!\n', 'greeting', 'Welcome!\\n'],
  ['a greeting in Chinese', '你好：', 'greeting', '你好：'],
  ['a header that is an object, after its length', '%\0\0\0{"bytes":9}', 'bytes', '%\\0\\0\\0{"bytes":9}'],
  ['our own get', 'get', 'request', 'get'],
  ['our own get on a line', 'GET\r\n', 'request', 'GET\\r\\n'],
  ['a second byte order mark', '\ufeff\ufeff', 'bytes', '\\u{feff}\\u{feff}'],
  ['bytes that are not UTF-8', Buffer.from('fdfefc90', 'hex'), 'bytes', '\\xfd\\xfe\\xfc\\x90'],
];

function lengthIn(bytes: 2 | 4, order: 'LE' | 'BE'): Buffer {
  const length = Buffer.alloc(bytes);
  if (order === 'LE') length.writeUIntLE(size, 0, bytes);
  else length.writeUIntBE(size, 0, bytes);
  return length;
}

const rows: readonly Row[] = led.map(([title, lead, what, shown]) => ({
  title,
  server: says(Buffer.concat([Buffer.from(lead), Buffer.from(json)])),
  expected: fault('bad-json', leading(what, shown), {
    text: `${shown}${json}`,
    bytes: Buffer.byteLength(lead) + size,
  }),
}));

const greeted: Row = {
  title: 'a greeting, and the object a while after it',
  server: ['says', say('Hello there\n'), 'wait:250', say(json)],
  expected: fault('bad-json', leading('greeting', 'Hello there\\n'), {
    text: `Hello there\\n${json}`,
    bytes: size + 12,
  }),
};

export const leadingData: Tables = { 'before a good object stands': [...rows, greeted] };
