import { expect } from 'vitest';
import { anyMs, between, fault, json, type Row, say, says, type Tables } from '../rows.ts';

const cut = (ending: 'fin' | 'reset' | 'deadline', bytes: number) =>
  ({ code: 'cut-short', ending, bytes, afterMs: anyMs }) as const;
const none = (status: 'silent' | 'closed' | 'reset'): Row['expected'] => ({
  status,
  problem: { code: status, afterMs: anyMs },
  notes: [],
});

const part = json.slice(0, 30);
const cutShort: readonly Row[] = [
  { title: 'FIN', server: says(part), expected: fault('incomplete', cut('fin', 30), part) },
  {
    title: 'a reset',
    server: ['says', say(part), 'wait:80', 'reset'],
    // Node cannot tell data and a reset that come at once, as on a busy machine, from data and FIN.
    expected: fault(
      'incomplete',
      { ...cut('reset', 30), ending: expect.stringMatching(/^(reset|fin)$/) },
      part,
    ),
  },
  {
    title: 'the deadline',
    server: says(part, 'keep'),
    expected: fault('incomplete', cut('deadline', 30), part),
  },
  {
    title: 'the deadline, after a line end',
    server: says(`${part}\n`, 'keep'),
    expected: fault('incomplete', cut('deadline', 31), { text: `${part}\\n`, bytes: 31 }),
  },
  {
    title: 'FIN, with a brace in a string last',
    server: says('{"id": "}'),
    expected: fault('incomplete', cut('fin', 9), '{"id": "}'),
  },
  {
    title: 'FIN, with an inner object closed',
    server: says('{"id": {}'),
    expected: fault('incomplete', cut('fin', 9), '{"id": {}'),
  },
  {
    title: 'FIN, within a Chinese character',
    server: says(Buffer.from('{"id": "学号').subarray(0, -1)),
    expected: fault('incomplete', cut('fin', 13), { text: '{"id": "学\\xe5\\x8f', bytes: 13 }),
  },
  {
    title: 'white space only, FIN',
    server: says('\r\n'),
    expected: fault('incomplete', cut('fin', 2), { text: '\\r\\n', bytes: 2 }),
  },
  {
    title: 'a BOM only, FIN',
    server: says('\ufeff'),
    expected: fault('incomplete', cut('fin', 3), { text: '\\u{feff}', bytes: 3 }),
  },
  {
    title: 'the deadline, in spite of a byte every 100 ms',
    server: [
      'says',
      ...Array.from('{"id": "20230429999999999999999999', character => [say(character), 'wait:100']).flat(),
    ],
    expected: {
      status: 'incomplete',
      notes: [],
      problem: { ...cut('deadline', 0), bytes: between(15, 27) },
      evidence: { text: expect.stringMatching(/^\{"id": "20230/), bytes: between(15, 27) },
    },
  },
];

const noByte: readonly Row[] = [
  { title: 'the deadline', server: ['mute'], expected: none('silent') },
  {
    title: 'the deadline, from a program that never accepts',
    server: ['never_accepts'],
    expected: none('silent'),
  },
  { title: 'FIN', server: ['hangs_up'], expected: none('closed') },
  {
    title: 'a reset, since our line end lay unread',
    server: ['says_apart', 'wait:1700', 'close'],
    expected: none('reset'),
  },
  { title: 'a reset', server: ['slams_the_door'], expected: none('reset') },
];

export const endings: Tables = {
  'part of an object, then': cutShort,
  'no byte, then': noByte,
};
