import type { Problem } from '../../../shared/finding.ts';
import { fault, json, type Row, say, says, type Tables } from '../rows.ts';

type Spoilt = readonly [title: string, said: string, problem: Problem];
const badJson = ([title, said, problem]: Spoilt): Row => ({
  title,
  server: says(said),
  expected: fault('bad-json', problem, said),
});

const trailing: readonly Row[] = [
  ...(
    [
      ['other text', `${json}ok`, { code: 'trailing-data', after: 'ok' }],
      ['other text after a blank', `${json} bye`, { code: 'trailing-data', after: 'bye' }],
      ['a brace too many', `${json}}`, { code: 'trailing-data', after: '}' }],
      ['another object', `${json}{"id": "2"}`, { code: 'trailing-data', after: '{"id": "2"}' }],
      [
        'part of the same object',
        `${json}${json.slice(0, 20)}`,
        { code: 'trailing-data', after: json.slice(0, 20) },
      ],
      ['a comma, as in a list', `${json},`, { code: 'trailing-data', after: ',' }],
    ] as const
  ).map(badJson),
  {
    title: 'another object in a packet of its own',
    server: ['says', say(json), 'wait:50', say('{}'), 'keep'],
    expected: fault('bad-json', { code: 'trailing-data', after: '{}' }, `${json}{}`),
  },
  {
    title: 'text on the next line',
    server: says(`${json}\nbye\n`),
    expected: fault(
      'bad-json',
      { code: 'trailing-data', after: 'bye\n' },
      {
        text: `${json}\\nbye\\n`,
        bytes: json.length + 5,
      },
    ),
  },
  {
    title: 'objects without end',
    server: says(json.repeat(1_000)),
    expected: fault(
      'bad-json',
      { code: 'trailing-data', after: json.repeat(2).slice(0, 60) },
      {
        text: json.repeat(5).slice(0, 256),
        bytes: 4_096,
      },
    ),
  },
  {
    title: 'an object that is already faulty, and more',
    server: says('{"id": 1,}{"id": 1,}'),
    expected: fault('bad-json', { code: 'trailing-comma', at: 10 }, '{"id": 1,}{"id": 1,}'),
  },
];

export const trailingData: Tables = {
  'after the object': trailing,
};
