import type { Problem } from '../../../shared/finding.ts';
import { fault, json, type Row, say, says, type Tables } from '../rows.ts';

/** A reply in plain text, which is also its evidence. */
type Spoilt = readonly [title: string, said: string, problem: Problem];
const badJson = ([title, said, problem]: Spoilt): Row => ({
  title,
  server: says(said),
  expected: fault('bad-json', problem, said),
});

const spoilt: readonly Spoilt[] = [
  ['duplicate keys', `{"id": "1", ${json.slice(1)}`, { code: 'duplicate-keys', key: 'id' }],
  [
    'a duplicate key that is escaped',
    `{"\\u0069d": "1", ${json.slice(1)}`,
    { code: 'duplicate-keys', key: 'id' },
  ],
  [
    'the key __proto__ twice',
    `{"__proto__": 1, "__proto__": 2, ${json.slice(1)}`,
    { code: 'duplicate-keys', key: '__proto__' },
  ],
  ['a string that holds the JSON', JSON.stringify(json), { code: 'double-encoded' }],
  ['NaN', json.replace('178', 'NaN'), { code: 'not-finite', token: 'NaN' }],
  ['Infinity', json.replace('178', 'Infinity'), { code: 'not-finite', token: 'Infinity' }],
  ['-Infinity', json.replace('178', '-Infinity'), { code: 'not-finite', token: '-Infinity' }],
  ['single quotes', json.replaceAll('"', "'"), { code: 'python-dict' }],
  ['True', json.replace('178', 'True'), { code: 'python-dict' }],
  ['bytes as text', `b'${json}'`, { code: 'bytes-literal' }],
  ['a trailing comma', json.replace('}', ',}'), { code: 'trailing-comma', at: json.length + 1 }],
  ['a trailing comma in a list', `{"x": [1, 2, ], ${json.slice(1)}`, { code: 'trailing-comma', at: 14 }],
  ['a missing comma', '{"id": "1" "height": 178}', { code: 'not-json', character: '"', at: 12 }],
  ['a missing quote', '{"id: "1"}', { code: 'not-json', character: '1', at: 8 }],
  ['a key without quotes', '{id: "1"}', { code: 'not-json', character: 'i', at: 2 }],
  ['a leading zero', '{"id": 007}', { code: 'not-json', character: '0', at: 8 }],
  ['a bracket that closes a brace', '{"id": 1]', { code: 'not-json', character: ']', at: 9 }],
  ['plain text', 'hello', { code: 'not-json', character: 'h', at: 1 }],
  ['our own get', 'get', { code: 'echo' }],
  ['our own get, announced', 'echo GET', { code: 'echo' }],
];

/** What cannot become an object any more is not waited for to the deadline: the quiet ends it. */
const kept = spoilt.filter(([title]) =>
  ['single quotes', 'NaN', 'plain text', 'our own get'].includes(title),
);

const unprintable: readonly (readonly [string, Row['server'], Problem, string, number])[] = [
  [
    'full-width punctuation',
    says('{“id”：1}'),
    { code: 'full-width', character: '“', at: 2 },
    '{“id”：1}',
    14,
  ],
  [
    'a full-width colon',
    says('{"身高"：170}'),
    { code: 'full-width', character: '：', at: 10 },
    '{"身高"：170}',
    16,
  ],
  [
    'a raw control character',
    says('{"id":"\x07"}'),
    { code: 'not-json', character: '\x07', at: 8 },
    '{"id":"\\x07"}',
    10,
  ],
  [
    'a raw tab on the second line',
    says('{\n"id":"a\tb"}'),
    { code: 'not-json', character: '\t', at: 10 },
    '{\\n"id":"a\\tb"}',
    13,
  ],
  [
    'a comma too many after a BOM',
    says('\ufeff{"id": 1,}'),
    { code: 'trailing-comma', at: 13 },
    '\\u{feff}{"id": 1,}',
    13,
  ],
  [
    'NaN after a BOM',
    says('\ufeff{"id":NaN}'),
    { code: 'not-finite', token: 'NaN' },
    '\\u{feff}{"id":NaN}',
    13,
  ],
  [
    'a word',
    ['says', say('Welcome\n'), 'keep'],
    { code: 'not-json', character: 'W', at: 1 },
    'Welcome\\n',
    8,
  ],
  [
    'str() of a dict',
    ['encodes', 'str'],
    { code: 'python-dict' },
    "{'id': '2023010', 'height': 170, 'weight': 65, 'size': '大'}",
    61,
  ],
  [
    'str() of bytes',
    ['encodes', 'str-of-bytes'],
    { code: 'bytes-literal' },
    'b\'{"id": "2023010", "height": 170, "weight": 65, "size": "\\\\u5927"}\'',
    68,
  ],
  [
    'json.dumps() twice',
    ['encodes', 'dumps-twice'],
    { code: 'double-encoded' },
    '"{\\"id\\": \\"2023010\\", \\"height\\": 170, \\"weight\\": 65, \\"size\\": \\"\\\\u5927\\"}"',
    79,
  ],
  [
    "Python's nan",
    ['encodes', 'nan'],
    { code: 'not-finite', token: 'NaN' },
    '{"id": "2023010", "height": NaN, "weight": 65, "size": "\\u5927"}',
    64,
  ],
  [
    "Python's infinity",
    ['encodes', 'infinity'],
    { code: 'not-finite', token: '-Infinity' },
    '{"id": "2023010", "height": 170, "weight": -Infinity, "size": "\\u5927"}',
    71,
  ],
];
const escaped: readonly Row[] = unprintable.map(([title, server, problem, text, bytes]) => ({
  title,
  server,
  expected: fault('bad-json', problem, { text, bytes }),
}));

export const notJson: Tables = {
  'what is no JSON: the end of the connection, with': spoilt.map(badJson),
  'what is no JSON: 150 ms of quiet, with': kept.map(row => ({
    ...badJson(row),
    server: says(row[1], 'keep'),
  })),
  'what is no JSON, with bytes that are shown escaped:': escaped,
};
