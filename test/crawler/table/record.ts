import type { Problem } from '../../../shared/finding.ts';
import { fault, json, type Row, says, type Tables } from '../rows.ts';

type Wrong = readonly [title: string, said: string, problem: Problem];
const rowOf = ([title, said, problem]: Wrong): Row => ({
  title,
  server: says(said),
  expected: fault('bad-record', problem, said),
});

const all = ['id', 'height', 'weight', 'size'] as const;
const shapes: readonly Wrong[] = [
  ['a list', `[${json}]`, { code: 'not-an-object', found: 'array' }],
  ['a string', '"hello"', { code: 'not-an-object', found: 'string' }],
  ['a number', '178', { code: 'not-an-object', found: 'number' }],
  ['a truth value', 'true', { code: 'not-an-object', found: 'boolean' }],
  ['null', 'null', { code: 'not-an-object', found: 'null' }],
  ['an empty object', '{}', { code: 'missing-keys', keys: [...all] }],
  ['the record one level down', `{"code": 0, "data": ${json}}`, { code: 'nested', under: 'data' }],
  ['the record two levels down', `{"data": {"student": ${json}}}`, { code: 'nested', under: 'data.student' }],
  ['the record in a list', `{"students": [${json}]}`, { code: 'nested', under: 'students[0]' }],
  [
    'a private record one level down',
    '{"data": {"id": "1", "declined": true}}',
    { code: 'nested', under: 'data' },
  ],
  ['the record in __proto__ only', `{"__proto__": ${json}}`, { code: 'nested', under: '__proto__' }],
  ['an error', '{"error": "what?"}', { code: 'error-reply', says: 'what?' }],
  ['no size', json.replace(', "size": "L"', ''), { code: 'missing-keys', keys: ['size'] }],
  ['no id, but a name', json.replace('id', 'name'), { code: 'missing-keys', keys: ['id'] }],
  [
    'a slip in a key',
    json.replace('height', 'hieght'),
    { code: 'missing-keys', keys: ['height'], near: 'hieght' },
  ],
  [
    'a capital in a key',
    json.replace('weight', 'Weight'),
    { code: 'missing-keys', keys: ['weight'], near: 'Weight' },
  ],
];

const types: readonly Wrong[] = [
  ['"178"', json.replace('178', '"178"'), { code: 'number-in-quotes', key: 'height', value: 178 }],
  ['"70kg"', json.replace('70', '"70kg"'), { code: 'number-in-quotes', key: 'weight', value: 70 }],
  ['"65,5"', json.replace('70', '"65,5"'), { code: 'number-in-quotes', key: 'weight', value: 65.5 }],
  [
    '"131 lbs"',
    json.replace('70', '"131 lbs"'),
    { code: 'number-in-quotes', key: 'weight', value: 59.4, from: 'pounds' },
  ],
  ['"170-175"', json.replace('178', '"170-175"'), { code: 'number-in-quotes', key: 'height' }],
  ['"tall"', json.replace('178', '"tall"'), { code: 'wrong-type', key: 'height', found: 'string' }],
  ['null for a number', json.replace('70', 'null'), { code: 'wrong-type', key: 'weight', found: 'null' }],
  [
    'an object for a number',
    json.replace('178', '{"cm": 178}'),
    { code: 'wrong-type', key: 'height', found: 'object' },
  ],
  [
    'a list for a number',
    json.replace('178', '[178]'),
    { code: 'wrong-type', key: 'height', found: 'array' },
  ],
  [
    'a truth value for an id',
    json.replace('"2023042"', 'true'),
    { code: 'wrong-type', key: 'id', found: 'boolean' },
  ],
  ['null for an id', json.replace('"2023042"', 'null'), { code: 'wrong-type', key: 'id', found: 'null' }],
  ['a number for a size', json.replace('"L"', '3'), { code: 'wrong-type', key: 'size', found: 'number' }],
  [
    '"yes" for declined',
    '{"id": "1", "declined": "yes"}',
    { code: 'wrong-type', key: 'declined', found: 'string' },
  ],
];

const values: readonly Wrong[] = [
  [
    'a size that nobody knows',
    json.replace('"L"', '"huge"'),
    { code: 'unknown-size', reason: 'unknown', readings: [], text: 'huge' },
  ],
  [
    'a size with two meanings',
    json.replace('"L"', '"2L"'),
    { code: 'unknown-size', reason: 'ambiguous', readings: ['XL', 'XXL'], text: '2L' },
  ],
  [
    'an empty size',
    json.replace('"L"', '""'),
    { code: 'unknown-size', reason: 'unknown', readings: [], text: '' },
  ],
  ['a lone surrogate in the id', json.replace('2023042', '\\ud83d'), { code: 'bad-characters', key: 'id' }],
  [
    'surrogates the wrong way round',
    json.replace('2023042', '\\ude00\\ud83d'),
    { code: 'bad-characters', key: 'id' },
  ],
  [
    'a lone surrogate in the size',
    json.replace('"L"', '"L\\udc00"'),
    { code: 'bad-characters', key: 'size' },
  ],
  [
    'an escape sequence in the id',
    json.replace('2023042', '\\u001b[31m'),
    { code: 'bad-characters', key: 'id' },
  ],
  ['a NUL in the id', json.replace('2023042', '\\u0000'), { code: 'bad-characters', key: 'id' }],
  ['a line end in the id', json.replace('2023042', '2023042\\n'), { code: 'bad-characters', key: 'id' }],
  ['a C1 control in the id', json.replace('2023042', '\\u009b31m'), { code: 'bad-characters', key: 'id' }],
  ['a control character in the size', json.replace('"L"', '"L\\t"'), { code: 'bad-characters', key: 'size' }],
  ['an empty id', json.replace('2023042', ''), { code: 'empty-id' }],
  ['an id of blanks', json.replace('2023042', '  '), { code: 'empty-id' }],
  ['an id of 65 characters', json.replace('2023042', '1'.repeat(65)), { code: 'long-id', limit: 64 }],
  ['an id with a fraction', json.replace('"2023042"', '20.5'), { code: 'inexact-id' }],
  ['an id below zero', json.replace('"2023042"', '-7'), { code: 'inexact-id' }],
  ['an id past what a number holds', json.replace('"2023042"', '20230420000000001'), { code: 'inexact-id' }],
  ['an id of 1e999', json.replace('"2023042"', '1e999'), { code: 'inexact-id' }],
  ['an empty id, declined', '{"id": "", "declined": true}', { code: 'empty-id' }],
];

export const notRecords: Tables = {
  'JSON, but not the record:': shapes.map(rowOf),
  'a record with a value of another type:': types.map(rowOf),
  'a record with a value that is none:': values.map(rowOf),
};
