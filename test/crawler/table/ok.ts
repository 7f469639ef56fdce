import { MAX_REPLY_BYTES } from '../../../shared/protocol.ts';
import { json, type Row, say, says, student, type Tables } from '../rows.ts';

const ok = (...notes: Row['expected']['notes']): Row['expected'] => ({ status: 'ok', student, notes });

/** The record with an extra key that makes it `bytes` long. */
function recordOf(bytes: number): string {
  const start = `${json.slice(0, -1)}, "x": "`;
  return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
}

const endings: readonly Row[] = [
  { title: 'FIN', server: says(json), expected: ok() },
  { title: 'a reset', server: says(json, 'reset'), expected: ok() },
  { title: 'a reset a while later', server: ['says', say(json), 'wait:50', 'reset'], expected: ok() },
  { title: 'nothing more', server: says(json, 'keep'), expected: ok('kept-open') },
  { title: 'FIN within 150 ms', server: ['says', say(json), 'wait:60', 'close'], expected: ok() },
  { title: 'a line end', server: says(`${json}\r\n`), expected: ok() },
  { title: 'white space on both sides', server: says(`\r\n\t  ${json} \t\n\n`), expected: ok() },
  {
    title: 'white space in packets of its own',
    server: ['says', say('\n'), 'wait:5', say(json), 'wait:5', say(' \r\n')],
    expected: ok(),
  },
  {
    title: 'FIN, from a server that never read the request',
    server: ['sends_on_connect_and_closes'],
    expected: { ...ok(), student: { id: '2023001', height: 178, weight: 70, size: 'L' } },
  },
  {
    title: 'a reset, for the request that lay unread',
    server: ['closes_with_request_unread'],
    expected: { ...ok(), student: { id: '2023005', height: 172, weight: 64, size: 'M' } },
  },
  {
    title: 'FIN, after our line end',
    server: ['waits_for_newline'],
    expected: { ...ok('needed-newline'), student: { id: '2023002', height: 165.5, weight: 52, size: 'M' } },
  },
  {
    title: 'FIN, after a byte every 3 ms',
    server: ['byte_by_byte'],
    expected: { ...ok('in-pieces'), student: { id: '2023004', height: 159, weight: 47.5, size: 'S' } },
  },
  {
    title: 'FIN, where two pieces took over 50 ms',
    server: ['says', say(json.slice(0, 9)), 'wait:250', say(json.slice(9))],
    expected: ok('in-pieces'),
  },
  { title: 'FIN, after 600 ms', server: ['says', 'wait:600', say(json)], expected: ok() },
  { title: 'FIN, after 2 s', server: ['says', 'wait:2000', say(json)], expected: ok('slow') },
  {
    title: 'FIN, after a start in time and an end after 1.5 s',
    server: ['says', say(json.slice(0, 9)), 'wait:1700', say(json.slice(9)), 'keep'],
    expected: ok('kept-open', 'in-pieces', 'slow'),
  },
];

const additions: readonly Row[] = [
  { title: 'a UTF-8 BOM', server: says(`\ufeff${json}`), expected: ok('bom') },
  {
    title: "a BOM of Python's making",
    server: ['encodes', 'utf-8-sig'],
    expected: { ...ok('bom'), student: { id: '2023010', height: 170, weight: 65, size: 'L' } },
  },
  {
    title: 'a BOM in pieces',
    server: ['says', 'say:ef', 'wait:5', 'say:bb', 'wait:5', `say:bf${Buffer.from(json).toString('hex')}`],
    expected: ok('bom'),
  },
  {
    title: 'unknown keys',
    server: says(`{"name": "Li", "x": {"id": [1, {}]}, ${json.slice(1)}`),
    expected: ok('extra-keys'),
  },
  {
    title: 'the keys __proto__ and constructor',
    server: says(`{"__proto__": {"id": "evil"}, "constructor": null, ${json.slice(1)}`),
    expected: ok('extra-keys'),
  },
  {
    title: 'an id that is a whole number',
    server: says(json.replaceAll('"2023042"', '2023042')),
    expected: ok('id-was-number'),
  },
  { title: 'NUL bytes after it', server: says(`${json}\0\0\0`), expected: ok('nul-padding') },
  {
    title: 'the NUL bytes of struct.pack',
    server: ['encodes', 'struct'],
    expected: { ...ok('nul-padding'), student: { id: '2023010', height: 170, weight: 65, size: 'L' } },
  },
  {
    title: 'more NUL bytes than are read',
    server: says(`${json}${'\0'.repeat(9_000)}`),
    expected: ok('nul-padding'),
  },
  { title: 'the same object again', server: says(`${json}${json}`), expected: ok('sent-twice') },
  {
    title: 'the same object again, on a line and with its keys in another order',
    server: says(`${json}\n{"size":"L","weight":70.0,"height":178,"id":"2023042"}\n`),
    expected: ok('sent-twice'),
  },
  {
    title: 'the same object again, in a packet of its own',
    server: ['says', say(json), 'wait:40', say(json), 'keep'],
    expected: ok('kept-open', 'sent-twice'),
  },
  { title: 'a length of 4,096 bytes', server: says(recordOf(MAX_REPLY_BYTES)), expected: ok('extra-keys') },
  {
    title: 'a length of 4,096 bytes and a line end',
    server: says(`${recordOf(MAX_REPLY_BYTES)}\n`),
    expected: ok('extra-keys'),
  },
  {
    title: 'a depth of 1,900',
    server: says(`{"x": ${'['.repeat(1_900)}${']'.repeat(1_900)}, ${json.slice(1)}`),
    expected: ok('extra-keys'),
  },
  {
    title: 'a weight that may be in jin',
    server: says(json.replace('70', '140')),
    expected: { ...ok('jin-or-pounds'), student: { ...student, weight: 140 } },
  },
];

export const answered: Tables = {
  'an object, then': endings,
  'an object that is the record, but for': additions,
};
