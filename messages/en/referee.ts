import { MAX_REPLY_BYTES, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import type { RefereeFindingOf } from '../../shared/referee.ts';

const seats = (numbers: readonly number[]) =>
  `${numbers.length === 1 ? 'seat' : 'seats'} ${numbers.slice(0, 8).join(', ')}${numbers.length > 8 ? ', …' : ''}`;
const pair = ([a, b]: readonly [number, number]) => `${a} and ${b}`;
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const digits = (value: number) => String(Number(value.toFixed(4)));

/** How a crawler came to another pair or distance. `said` is the distance that it printed. */
const metrics = {
  plain: (said?: number) =>
    `${said === undefined ? 'this pair' : digits(said)} is what centimetres and kilograms give: divide each difference by its standard deviation first`,
  itself: () =>
    'a student is compared with itself, which is 0.0 apart: begin the inner loop after the outer one',
  'as-text': () => 'sizes are ordered as text, where L comes before M and S: give each size its rank first',
  'without-size': () => 'sizes are left out of the distance: add the difference of their ranks',
  population: (said?: number) =>
    `${said === undefined ? 'this distance' : digits(said)} comes from dividing by n: the standard deviation of a sample divides by n - 1 (statistics.stdev)`,
  range: () => 'differences are divided by the range: divide by the standard deviation',
  mean: () => 'differences are divided by the mean: divide by the standard deviation',
  largest: () => 'differences are divided by the largest value: divide by the standard deviation',
  squares: () => 'this is the sum of the squares: take its square root',
  sum: () => 'the differences are added up: square them, add, and take the root',
  'first-seats': () => 'only the first seats are compared: let both loops run to the end of the list',
  'from-zero': () => 'these are the right students, but each seat is one too low: the first seat is 1',
};

/** What the referee says. */
export const referee = {
  sections: {
    asking: 'How it asked',
    difficulties: 'How it handled each difficulty',
    finding: 'What it found',
  },
  /** What is asked of a crawler, each in some forty columns. */
  rules: {
    'asks-all': 'every seat is asked',
    'asks-get': 'with get, and nothing else',
    'few-connections': 'at most two connections a seat',
    'at-once': 'several seats at a time',
    'leaves-politely': 'reads to the end, and closes',
    'survives-closed': 'a closed port, a reset',
    'survives-silent': 'a seat that never answers',
    'waits-for-late': 'an answer after 1.2 s',
    'joins-pieces': 'an answer in pieces',
    'stops-endless': 'an answer without an end',
    'drops-half': 'half an object',
    'drops-quotes': 'single quotes: no JSON',
    'no-eval': 'an expression: code, not data',
    'drops-bytes': 'bytes that are not UTF-8',
    'drops-metres': 'a height in metres',
    'drops-swapped': 'height and weight swapped',
    'drops-twins': 'two seats with one student number',
    'respects-declined': 'a student who declines',
    'reads-sizes': 'sizes as people write them',
    'finds-pair': 'the two most alike',
    'finds-tie': 'all pairs that tie',
    'right-distance': 'their distance',
    'counts-right': 'how many were compared',
  },
  /** What to change where a rule fails. */
  hints: {
    'asks-all':
      'One bad seat must not end a crawl: put each seat into a try of its own, and go on with the next.',
    'asks-get': "Send the three bytes of get: s.sendall(b'get').",
    'few-connections': 'Connect once; a second time at most, where the first brought nothing.',
    'at-once': 'Ask many seats at a time: a thread for each, as in ThreadPoolExecutor(40).',
    'leaves-politely': "Read until recv() gives b'', then close: with socket.create_connection(...) as s.",
    'survives-closed': 'A refused or reset connection is a result like any other: except OSError.',
    'survives-silent': 'Give each seat a deadline: timeout=3 in create_connection, for recv too.',
    'waits-for-late': `A right answer may take ${SLOW_AFTER_MS / 1_000} s: wait 2 s at the least.`,
    'joins-pieces': "TCP brings bytes, not messages: call recv() until it gives b'', and join what came.",
    'stops-endless': `Stop at ${MAX_REPLY_BYTES} bytes without a whole object: no answer is longer.`,
    'drops-half': 'What is not a whole JSON object is a result, not an end: except ValueError.',
    'drops-quotes': 'Parse with json.loads, and leave out what it refuses.',
    'no-eval': 'eval() runs whatever a stranger sends. Parse with json.loads.',
    'drops-bytes':
      "Decode with data.decode('utf-8'), and leave out what it refuses; errors='ignore' invents a record.",
    'drops-metres': 'Leave out heights that are not from 100 to 250 cm; a corrected value is a guess.',
    'drops-swapped': 'Leave out heights outside of 100 to 250 cm and weights outside of 20 to 300 kg.',
    'drops-twins': 'Two seats with one student number: nobody knows which is right, so leave out both.',
    'respects-declined': "Look for 'declined' before you read height, weight and size.",
    'reads-sizes':
      'Read sizes as people write them: upper case, 2XL as XXL, XXXL as 3XL, 加大 as XL, 大中小 as L M S.',
    'finds-pair':
      'Divide each difference by its standard deviation, square, add, take the root; the smallest wins.',
    'finds-tie':
      'Two pairs are equally close: keep every pair whose distance differs from the smallest by less than 1e-9, and name all of them in the last line.',
    'right-distance':
      'Divide each difference by its standard deviation (statistics.stdev), square, add, and take the root of the sum.',
    'counts-right': 'Count the students that were compared, and list every seat that was not.',
  },
  /** Hints for findings that need a different change than the rest of their rule. */
  hintsOf: {
    'nobody-came': 'Run the command by itself first: it must connect to the seats that it is given.',
    'not-asked': 'Let the loop go to the last seat, and ask each of them.',
    'from-zero': 'Count the seats from 1: print i + 1, or let enumerate(hosts, 1) count.',
    'also-named': 'Name the pairs that are closest, and no others.',
    'no-answer':
      'Run the command by itself: it must end without an error, and its last line must name two seats.',
    'unclear-answer': 'Print the answer as one JSON object, which can mean one thing only.',
  },
  findings: {
    'nobody-came': (f: RefereeFindingOf<'nobody-came'>) =>
      f.says === undefined
        ? 'it came to no seat: are {prefix}, {port} or {hosts} among the words of the command?'
        : `it came to no seat and ended with: ${f.says}`,
    'ended-at': (f: RefereeFindingOf<'ended-at'>) =>
      `it came to ${f.asked} of ${f.seats} seats and ${f.how === 'ended' ? 'ended' : 'hung'} at seat ${f.seat}: one bad seat must not end a crawl`,
    'ended-early': (f: RefereeFindingOf<'ended-early'>) =>
      `it came to ${f.asked} of ${f.seats} seats and ended without an answer${f.says === undefined ? '' : `: ${f.says}`}`,
    'not-asked': (f: RefereeFindingOf<'not-asked'>) =>
      `it never asked ${seats(f.missing)}; range(1, 41) goes to 40`,
    'asked-otherwise': (f: RefereeFindingOf<'asked-otherwise'>) => `it sent "${f.asked}" to seat ${f.seat}`,
    'asked-nothing': () => 'it sent nothing: seats answer that after a second only',
    'many-connections': (f: RefereeFindingOf<'many-connections'>) =>
      `it connected ${f.connections} times to seat ${f.seat}`,
    'never-ended': () => 'it gave its answer, but did not end by itself',
    sequential: (f: RefereeFindingOf<'sequential'>) =>
      `sequential: 40 silent seats would take ${f.seconds} s`,
    'reset-on-leave': (f: RefereeFindingOf<'reset-on-leave'>) =>
      `it left with bytes unread, which resets the connection: ${seats(f.seats)}`,
    'left-open': (f: RefereeFindingOf<'left-open'>) => `it never closed the connections to ${seats(f.seats)}`,
    'ended-there': (f: RefereeFindingOf<'ended-there'>) =>
      `it came to ${f.asked} seats and ended at this one, seat ${f.seat}${f.says === undefined ? '' : `: ${f.says}`}`,
    'ended-with': (f: RefereeFindingOf<'ended-with'>) =>
      `it ended without an answer, most likely over ${seats(f.seats)}: ${f.says}`,
    stuck: (f: RefereeFindingOf<'stuck'>) =>
      `it waited ${f.seconds} s at seat ${f.seat}, without a deadline of its own`,
    hurried: (f: RefereeFindingOf<'hurried'>) =>
      `it left seat ${f.seat} after ${seconds(f.afterMs)}, before the answer came`,
    'first-piece': (f: RefereeFindingOf<'first-piece'>) =>
      `it left seat ${f.seat} after the first piece of ${f.bytes === 1 ? 'one byte' : `${f.bytes} bytes`}`,
    'read-on': (f: RefereeFindingOf<'read-on'>) =>
      `it read ${(f.bytes / 2 ** 20).toFixed(1)} MB from seat ${f.seat}, until the seat ended it`,
    'taken-in': (f: RefereeFindingOf<'taken-in'>) =>
      `${f.seats.length > 1 ? 'at least one of ' : ''}${seats(f.seats)} went into the comparison${f.how === 'mended' ? ', with the value corrected' : ''}`,
    'sizes-unread': (f: RefereeFindingOf<'sizes-unread'>) =>
      `${f.sizes.length > 1 ? 'not all of these are read' : 'not read'}: ${f.sizes.join(', ')}${f.how === 'zero' ? ' (counted as 0 or as some other size)' : ''}`,
    'no-answer': (f: RefereeFindingOf<'no-answer'>) =>
      `no line names two seats${f.says === undefined ? ': print both in the last line, by seat or student number' : `, and it ended with: ${f.says}`}`,
    'unclear-answer': (f: RefereeFindingOf<'unclear-answer'>) =>
      `"${f.text}" can mean several things: print one JSON object, {"pairs": [["id", "id"]], "distance": 0.125, "left_out": [12, 16]}`,
    'other-metric': (f: RefereeFindingOf<'other-metric'>) => metrics[f.metric](f.said),
    'other-pair': (f: RefereeFindingOf<'other-pair'>) =>
      `${pair(f.found)}${f.apart === undefined ? ' cannot be compared: leave out seats without a valid record, and do not count them as zeros' : ` are ${digits(f.apart)} apart: no usual mistake leads there`}`,
    'also-named': (f: RefereeFindingOf<'also-named'>) =>
      `${f.extra.map(pair).join('; ')} ${f.extra.length === 1 ? 'is' : 'are'} named too, and not as close`,
    'one-of-tied': (f: RefereeFindingOf<'one-of-tied'>) =>
      `${f.missing.map(pair).join('; ')} are just as close, and not named`,
    'other-distance': (f: RefereeFindingOf<'other-distance'>) =>
      `${digits(f.said)}, and the distance is ${digits(f.right)}`,
    'other-count': (f: RefereeFindingOf<'other-count'>) => `${f.said}, and ${f.right} can be compared`,
    'other-left-out': (f: RefereeFindingOf<'other-left-out'>) =>
      [
        ...(f.wrongly.length > 0 ? [`left out needlessly: ${seats(f.wrongly)}`] : []),
        ...(f.missing.length > 0 ? [`not listed: ${seats(f.missing)}`] : []),
      ].join('; '),
  },
  needs: (id: string) => `not judged (needs ${id})`,
  notSaid: 'not judged: its answer does not say',
  found: 'found',
  right: 'right',
  nothing: 'nothing',
  answer: (of: { pairs: readonly (readonly [number, number])[]; distance?: string; compared?: number }) =>
    [
      of.pairs.map(pair).join(', '),
      ...(of.distance === undefined ? [] : [`distance ${of.distance}`]),
      ...(of.compared === undefined ? [] : [`${of.compared} compared`]),
    ].join(' · '),
  first: 'Change this first: ',
  call: (of: { seat: number; asked: string; sent: number; ms: number; how: string }) =>
    `seat ${of.seat}: ${of.asked === '' ? 'asked nothing' : `asked "${of.asked}"`}, was sent ${of.sent} bytes, ${of.how} after ${seconds(of.ms)}`,
  endings: {
    open: 'still there',
    closed: 'left',
    reset: 'left with a reset',
    'by-room': 'reset by the seat',
  },
  line: (text: string) => `its answer: ${text}`,
  score: (count: { passed: number; total: number; seed: number }) =>
    `${count.passed} of ${count.total}; run it again, in a new room (this one: --seed ${count.seed}).`,
  allPassed: (count: { total: number }) =>
    `All ${count.total} rules passed: this crawler is ready for the room.`,
  interrupted: 'Interrupted: what follows is what was seen until then.',
  ready: (room: { count: number; shown: string; seed: number }) =>
    `A room of ${room.count} seats at ${room.shown} (seed ${room.seed})\n`,
  waiting:
    'Start your crawler now. When nobody has come for 5 s, its answer is asked for. Ctrl-C closes the room.\n',
  askAnswer: 'Who are the two most alike, by seat or student number? ',
  again: 'The room stays up: change your crawler, and run it again. Ctrl-C closes the room.\n',
  cannotStart: (command: string, reason: string) =>
    `cannot start ${command}: ${reason}; give the whole command after --, as in -- python3 crawler.py {hosts}`,
};
