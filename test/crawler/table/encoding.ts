import type { Problem } from '../../../shared/finding.ts';
import { fault, type Row, says, type Tables } from '../rows.ts';

/** A row whose evidence is written as Python writes bytes: `\x..` for each byte that is not printable. */
type Foreign = readonly [title: string, server: Row['server'], problem: Problem, text: string, bytes: number];
const rowOf =
  (status: 'bad-encoding' | 'bad-json') =>
  ([title, server, problem, text, bytes]: Foreign): Row => ({
    title,
    server,
    expected: fault(status, problem, { text, bytes }),
  });

const asciiText = '{"id": "2023010", "height": 170, "weight": 65, "size": "';
const wide = [...asciiText].join('\\0');
const latin1 = (text: string, ending: 'close' | 'keep' = 'close') =>
  says(Buffer.from(text, 'latin1'), ending);

const foreign: readonly Foreign[] = [
  ['GB18030', ['encodes', 'gb18030'], { code: 'gb18030' }, `${asciiText}\\xb4\\xf3"}`, 60],
  // Its second byte is a backslash in ASCII, which hides the closing quote from a reader of bytes.
  [
    'GBK whose second byte is a backslash',
    latin1('{"name":"\xd5\x5c","id":"1"}'),
    { code: 'gb18030' },
    '{"name":"\\xd5\\","id":"1"}',
    22,
  ],
  [
    'GBK whose second byte is a brace',
    latin1('{"name":"\x81\x7d\x81\x7b","id":"1"}'),
    { code: 'gb18030' },
    '{"name":"\\x81}\\x81{","id":"1"}',
    24,
  ],
  [
    'GB18030 in four bytes',
    latin1('{"id":"\x95\x32\x82\x36"}'),
    { code: 'gb18030' },
    '{"id":"\\x952\\x826"}',
    13,
  ],
  [
    'GBK on a line that stays open',
    latin1('{"id":"\xb4\xf3"}\n', 'keep'),
    { code: 'gb18030' },
    '{"id":"\\xb4\\xf3"}\\n',
    12,
  ],
  ['UTF-16 with a BOM', ['encodes', 'utf-16'], { code: 'utf-16' }, `\\xff\\xfe${wide}\\0'Y"\\0}\\0`, 120],
  ['UTF-16 without a BOM', ['encodes', 'utf-16-le'], { code: 'utf-16' }, `${wide}\\0'Y"\\0}\\0`, 118],
  [
    'big-endian UTF-16 without a BOM',
    ['encodes', 'utf-16-be'],
    { code: 'utf-16' },
    `\\0${wide}Y'\\0"\\0}`,
    118,
  ],
  ['big-endian UTF-16 with a BOM', latin1('\xfe\xff\0{\0}'), { code: 'utf-16' }, '\\xfe\\xff\\0{\\0}', 6],
  ['Latin-1', latin1('{"id": "Jos\xe9 2023010"}'), { code: 'not-utf-8' }, '{"id": "Jos\\xe9 2023010"}', 22],
  // Three bytes before the end, where a character of UTF-8 could still have been on its way.
  [
    'Latin-1 just before the end',
    latin1('{"id": "Jos\xe9"}'),
    { code: 'not-utf-8' },
    '{"id": "Jos\\xe9"}',
    14,
  ],
  [
    'bytes of no encoding',
    latin1('\xff\xff\xff\xff\xff'),
    { code: 'not-utf-8' },
    '\\xff\\xff\\xff\\xff\\xff',
    5,
  ],
];

const others: readonly Foreign[] = [
  [
    'pickle',
    ['encodes', 'pickle'],
    { code: 'pickle' },
    '\\x80\\x04\\x957\\0\\0\\0\\0\\0\\0\\0}\\x94(\\x8c\\x02id\\x94\\x8c\\x072023010\\x94\\x8c\\x06height\\x94K\\xaa\\x8c\\x06weight' +
      '\\x94KA\\x8c\\x04size\\x94\\x8c\\x03大\\x94u.',
    66,
  ],
  [
    'gzip',
    says(Buffer.from('1f8b08000000000000030300000000000000', 'hex')),
    { code: 'gzip' },
    `\\x1f\\x8b\\x08${'\\0'.repeat(6)}\\x03\\x03${'\\0'.repeat(7)}`,
    18,
  ],
  ['a TLS alert', latin1('\x15\x03\x01\0\x02\x02F'), { code: 'tls' }, '\\x15\\x03\\x01\\0\\x02\\x02F', 7],
  ['a TLS hello, kept open', latin1('\x16\x03\x03\0\x7a', 'keep'), { code: 'tls' }, '\\x16\\x03\\x03\\0z', 5],
  ['SSH', says('SSH-2.0-OpenSSH_9.6\r\n'), { code: 'ssh' }, 'SSH-2.0-OpenSSH_9.6\\r\\n', 21],
  ['HTTP', says('HTTP/1.1 200 OK\r\n\r\n'), { code: 'http' }, 'HTTP/1.1 200 OK\\r\\n\\r\\n', 19],
  ['an HTML page', says('<!DOCTYPE html>\n', 'keep'), { code: 'http' }, '<!DOCTYPE html>\\n', 16],
  ['our own request', ['echoes'], { code: 'echo' }, 'get', 3],
];

export const foreignBytes: Tables = {
  'what is not UTF-8:': foreign.map(rowOf('bad-encoding')),
  'what other programs speak:': others.map(rowOf('bad-json')),
};
