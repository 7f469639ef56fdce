import type { Problem } from '../../../shared/finding.ts';
import { fault, json, type Row, says, type Tables } from '../rows.ts';

type Wrong = readonly [title: string, said: string, problem: Problem];
const rowOf = ([title, said, problem]: Wrong): Row => ({
  title,
  server: says(said),
  expected: fault('implausible', problem, said),
});

const height = { code: 'out-of-bounds', key: 'height', minimum: 100, maximum: 250 } as const;
const weight = { code: 'out-of-bounds', key: 'weight', minimum: 20, maximum: 300 } as const;
const bodies: readonly Wrong[] = [
  ['a height of 99.9', json.replace('178', '99.9'), { ...height, value: 99.9 }],
  ['a height of 250.1', json.replace('178', '250.1'), { ...height, value: 250.1 }],
  ['a height of 1e999', json.replace('178', '1e999'), height],
  ['a height of -1e999', json.replace('178', '-1e999'), height],
  ['a height of 0', json.replace('178', '0'), { ...height, value: 0 }],
  ['a height of -0, which is 0', json.replace('178', '-0'), { ...height, value: 0 }],
  ['a height below 0', json.replace('178', '-178'), { ...height, value: -178 }],
  ['a weight of 19.9', json.replace('70', '19.9'), { ...weight, value: 19.9 }],
  ['a weight of 300.1', json.replace('70', '300.1'), { ...weight, value: 300.1 }],
  ['a weight of 1e999', json.replace('70', '1e999'), weight],
  ['a weight of -0.0, which is 0', json.replace('70', '-0.0'), { ...weight, value: 0 }],
  ['metres', json.replace('178', '1.78'), { code: 'metres', height: 1.78 }],
  ['millimetres', json.replace('178', '1780'), { code: 'millimetres', height: 1780 }],
  ['feet', json.replace('178', '5.9'), { code: 'feet', height: 5.9 }],
  ['inches', json.replace('178', '70'), { code: 'inches', height: 70 }],
  ['grams', json.replace('70', '70000'), { code: 'grams', weight: 70_000 }],
  [
    'height and weight swapped',
    json.replace('178', '45').replace('70', '165'),
    { code: 'swapped', height: 45, weight: 165 },
  ],
  [
    'a swap, or inches',
    '{"id": "1", "height": 70, "weight": 178, "size": "L"}',
    { code: 'swapped-or-inches', height: 70, weight: 178 },
  ],
  [
    'a BMI that nobody has',
    json.replace('178', '200').replace('70', '36'),
    { code: 'bmi-out-of-bounds', minimum: 10, maximum: 80, bmi: 9 },
  ],
];

const justBodies: readonly Row[] = [
  {
    title: 'of height and weight, at the bottom',
    server: says('{"id": "1", "height": 100, "weight": 20, "size": "XS"}'),
    expected: { status: 'ok', student: { id: '1', height: 100, weight: 20, size: 'XS' }, notes: [] },
  },
  {
    title: 'of height and weight, at the top',
    server: says('{"id": "1", "height": 250, "weight": 300, "size": "6XL"}'),
    expected: {
      status: 'ok',
      student: { id: '1', height: 250, weight: 300, size: '6XL' },
      notes: ['jin-or-pounds'],
    },
  },
  {
    title: 'of an id, with 64 characters',
    server: says(json.replace('2023042', '9'.repeat(64))),
    expected: {
      status: 'ok',
      student: { id: '9'.repeat(64), height: 178, weight: 70, size: 'L' },
      notes: [],
    },
  },
];

export const implausible: Tables = {
  'a record of no body:': bodies.map(rowOf),
  'a record just within the bounds:': justBodies,
};
