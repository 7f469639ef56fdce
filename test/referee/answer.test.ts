import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../referee/answer.ts';
import { findRight } from '../../referee/right.ts';
import { roomOf, seatOf } from './seats.ts';

const seats = roomOf(3);
const id = (seat: number) => seats[seat - 1]?.record.id ?? '';
const read = (output: string, room = seats) => readAnswer(output, room);
const pairOf = (...pair: number[]) => pair.map(seat => [seat]);

describe('the answer of a crawler', () => {
  it.each<[string, string, object]>([
    [
      'seats in brackets, and a count',
      'most alike: (3, 17) compared 25',
      { pairs: [pairOf(3, 17)], count: 25 },
    ],
    [
      'tuples with a distance',
      '[(0.123, 5, 17), (0.123, 2, 9)] 22',
      { pairs: [pairOf(5, 17), pairOf(2, 9)], count: 22, distance: { value: 0.123 } },
    ],
    ['a distance before', 'most alike: (1.0, 5, 17)', { pairs: [pairOf(5, 17)], distance: { value: 1 } }],
    ['words around', 'Seat 5 and seat 17 of the room', { pairs: [pairOf(5, 17)] }],
    [
      'seats with a word before each',
      'No.5 and No. 17, seat3 and PC09',
      { pairs: [pairOf(5, 17), pairOf(3, 9)] },
    ],
    [
      'a sentence with a count of all',
      'Students No.5 and No.17 are most alike, distance 0.24 (27 of 40 compared)',
      { pairs: [pairOf(5, 17)], count: 27, distance: { value: 0.24 } },
    ],
    [
      'a sentence in Chinese',
      '在 27 名学生中，第5个和第17个最像，距离 0.24，用时 3.2 秒',
      { pairs: [pairOf(5, 17)], count: 27, distance: { value: 0.24 } },
    ],
    ['a count of people', '比较人数：27，5号和17号', { pairs: [pairOf(5, 17)], count: 27 }],
    ['a count in front', '比较了 27 人：5号和17号', { pairs: [pairOf(5, 17)], count: 27 }],
    [
      'a line before that of the time',
      '(5, 17)\n40 个座位，27 个回答，用时 3 秒',
      { pairs: [pairOf(5, 17)] },
    ],
    [
      'a line for each pair that ties',
      '27 compared\n(5, 17) 0.24\n(2, 9) 0.24\nbye',
      { pairs: [pairOf(5, 17), pairOf(2, 9)], distance: { value: 0.24 } },
    ],
    [
      'a ranking',
      `rank pair distance\n1 ${id(5)} ${id(17)} 0.24\n2 ${id(2)} ${id(9)} 0.3\n3 ${id(1)} ${id(4)} 0.4`,
      { pairs: [pairOf(5, 17)], distance: { value: 0.24 } },
    ],
    [
      'a ranking of seats',
      '1 5 17 0.24\n2 2 9 0.3\n3 1 4 0.4',
      { pairs: [pairOf(5, 17)], distance: { value: 0.24 } },
    ],
    ['a ranking without distances', 'No. 1: 5 and 17\nNo. 2: 2 and 9', { pairs: [pairOf(5, 17)] }],
    [
      'the last of ever closer pairs',
      'new best 5 17 0.9\nnew best 2 9 0.3\ndone: 2 9',
      { pairs: [pairOf(2, 9)] },
    ],
    ['lines that begin with the seats', '1 2 0.5\n2 3 0.6', { pairs: [pairOf(1, 2)] }],
    ['the last such line', '(1, 2)\n(3, 4)\nbye', { pairs: [pairOf(3, 4)] }],
    ['student numbers', `most alike: ${id(4)} ${id(9)}, 27 compared`, { pairs: [pairOf(4, 9)], count: 27 }],
    ['addresses', '127.0.0.4 and 127.0.0.9: 0.5', { pairs: [pairOf(4, 9)] }],
    ['both orders of one pair', '[(5, 17), (17, 5)]', { pairs: [pairOf(5, 17)] }],
    ['a student with itself', '(0.0, 6, 6)', { pairs: [pairOf(6, 6)] }],
    ['numbers of numpy', '(np.float64(0.25), 5, 17)', { pairs: [pairOf(5, 17)] }],
    [
      'a JSON object',
      `{"pairs": [["${id(4)}", "${id(9)}"]], "distance": 0.125, "left_out": [12, 16]}`,
      { pairs: [pairOf(4, 9)], leftOut: [12, 16] },
    ],
    [
      'a JSON object over several lines, after other output',
      `seat 3 failed\n{\n "pairs": [[4, "9"]],\n "distance": null\n}\n`,
      { pairs: [pairOf(4, 9)] },
    ],
    [
      'a JSON object over several lines, before other output',
      `{\n  "pairs": [["${id(4)}", "${id(9)}"]],\n  "left_out": [\n    12\n  ]\n}\ndone in 3.2 s`,
      { pairs: [pairOf(4, 9)], leftOut: [12] },
    ],
    [
      'a JSON object after a word',
      `Result: {"pairs": [["${id(4)}", "${id(9)}"]], "left_out": [12]}`,
      { pairs: [pairOf(4, 9)], leftOut: [12] },
    ],
    [
      'JSON of another form over several lines',
      `Result: [\n  [\n    "${id(4)}",\n    "${id(9)}"\n  ]\n]`,
      { pairs: [pairOf(4, 9)] },
    ],
    [
      'a JSON object with other things left out than seats',
      `{"pairs": [["${id(4)}", "${id(9)}"]], "distance": "0.125", "left_out": [[12, "refused"]], "compared": [1, 2]}`,
      { pairs: [pairOf(4, 9)] },
    ],
    [
      'pairs after their number',
      'The 2 closest pairs are 5-17 and 2-9',
      { pairs: [pairOf(5, 17), pairOf(2, 9)] },
    ],
    [
      'pairs after their number in Chinese',
      '共有2对并列：5-17，2-9',
      { pairs: [pairOf(5, 17), pairOf(2, 9)] },
    ],
    [
      'a sentence after two of how many were left out',
      'Compared 27 of 40. 13 were left out. Most alike: 5/17',
      { pairs: [pairOf(5, 17)], count: 27 },
    ],
    [
      'ten lines of a ranking, in columns',
      Array.from(
        { length: 10 },
        (_, at) => `${String(at + 1).padStart(2)}. seat ${String(at + 5).padStart(2)} and 17: 0.${at + 10}`,
      ).join('\n'),
      { pairs: [pairOf(5, 17)], distance: { value: 0.1 } },
    ],
    ['in colours', '\x1b[32m5 and 17\x1b[0m', { pairs: [pairOf(5, 17)] }],
    ['after the progress in one line', 'asking 1/40\rasking 2/40\r5 and 17', { pairs: [pairOf(5, 17)] }],
    [
      'numbers of numpy, and a count',
      '[(np.int64(5), np.int64(17))] n 27',
      { pairs: [pairOf(5, 17)], count: 27 },
    ],
    [
      'students on a line each',
      `most alike:\nA: ${id(5)} 170 cm 38 kg\nB: ${id(17)} 171 cm 39 kg\ndistance 0.24`,
      { pairs: [pairOf(5, 17)] },
    ],
    ['seats on a line each', '最像的两位同学\n5号\n17号', { pairs: [pairOf(5, 17)] }],
    [
      'keys that end in 1 and 2',
      "{'seat1': 5, 'seat2': 17}, {'seat1': 2, 'seat2': 9}",
      { pairs: [pairOf(5, 17), pairOf(2, 9)] },
    ],
    [
      'before those it left out',
      'pairs=[[5, 17]] compared=27 excluded=[1, 2, 14]',
      { pairs: [pairOf(5, 17)], count: 27 },
    ],
    [
      'seats with their students below them',
      `most alike\nA: seat 5\n   id: ${id(5)}\n   size: M\nB: seat 17\n   id: ${id(17)}\n   size: L`,
      { pairs: [pairOf(5, 17)] },
    ],
    [
      'a sentence after how many gave data',
      'Out of 40 machines, 27 gave valid data. Closest: 5 with 17',
      { pairs: [pairOf(5, 17)], count: 27 },
    ],
    [
      'a sentence of all seats and of two',
      'of the 40 seats 5 and 17 are the most alike',
      { pairs: [pairOf(5, 17)], count: undefined },
    ],
    ['before how many of all', 'The winner: 5 and 17! (27/40)', { pairs: [pairOf(5, 17)], count: 27 }],
    ['a pair with the last seat', 'closest: 27/40', { pairs: [pairOf(27, 40)] }],
    [
      'a JSON object with a word before each seat',
      '{"pairs": [["seat 5", "17号"]], "left_out": ["seat 12: refused"]}',
      { pairs: [pairOf(5, 17)], leftOut: [12] },
    ],
    ['seats with a letter before each', 's5 and s17, No3 and No 9', { pairs: [pairOf(5, 17), pairOf(3, 9)] }],
  ])('can be %s', (_, output, answer) => {
    expect(read(output)).toMatchObject({ kind: 'answer', answer });
  });

  it.each([
    ['nothing', ''],
    ['no pair', 'most alike: None compared 0'],
    [
      'complaints of Python',
      '9 error Expecting value: line 1 column 1 (char 0)\n12 error [Errno 111] Connection refused',
    ],
    ['one seat', 'the most alike is 5'],
    ['students without a word', `${id(5)}\n${id(17)}`],
    ['a crawl that ends after two seats', `the most similar students\nseat 1: ${id(1)}\nseat 2: ${id(2)}`],
    ['decimals only', '0.125 and 12.5'],
    ['numbers that are no seats', '(170, 175)'],
  ])('is missing in %s', (_, output) => expect(read(output)).toEqual({ kind: 'none' }));

  it.each([
    ['a whole number that may be a distance', '(1, 5, 17)'],
    ['all students at once', seats.map(({ record }) => record.id).join(' ')],
  ])('is unclear in %s', (_, output) => expect(read(output)).toMatchObject({ kind: 'unclear' }));

  it.each([
    'asked 40 seats, 27 ok, 13 failed',
    'valid: 27, invalid: 13',
    'left out: 1, 2, 14 and 15',
    'skipped seats 3 and 9',
    'farthest: 3 and 9',
    'finished at 10:11:12',
    '2026-09-01 08:09',
    '3 retries, 2 timeouts',
    '没有参加比较的座位：1、2、14、15',
    '跳过 3 号和 9 号',
    '有效 27，无效 13',
    '2026年9月1日 8时9分',
    '最不像的是 3 号和 9 号',
    'second closest: 3 and 9 (0.4)',
    '第二像：3 号和 9 号',
    'seats: 1 2 3 4 6 7 8 10 12',
    'not used: [1, 2, 3, 4, 6, 7, 8, 10, 12]',
    'threads: 40, timeout: 3',
    '无响应 3 台，数据异常 9 台',
  ])('is not looked for in a later line such as "%s"', line => {
    expect(read(`5 and 17\n${line}`)).toMatchObject({ answer: { pairs: [pairOf(5, 17)] } });
  });

  it('is rather looked for among student numbers than among bare numbers', () => {
    const reading = read(`${id(5)} and ${id(17)}\n2 of 9 threads were late`);
    expect(reading).toMatchObject({ answer: { pairs: [pairOf(5, 17)] } });
  });

  it('is in other lines than the last, if those name the right pairs and no more', () => {
    const [[a = 0, b = 0] = [], [c = 0, e = 0] = []] = findRight(seats).pairs;
    const { distance } = findRight(seats);
    for (const output of [
      `${a} ${b}\n${c} ${e}`,
      `RESULT ${a} ${b}\nRESULT ${c} ${e}\nDISTANCE ${distance}`,
      `${a} and ${b}, ${c} and ${e}\nhosts per thread: 3 and 4`,
      `${id(a)}->${id(b)}\n${id(c)}->${id(e)}\n${id(1)} 170 60`,
      `seat ${a} and seat ${b} are most alike (${distance}).\nseat ${c} and seat ${e} are just as close (${distance}).`,
      `1. ${a} ${b} ${distance}\n1. ${c} ${e} ${distance}\n3. 1 2 ${2 * distance}`,
      `│ 0 │ ${a} │ ${b} │ ${distance} │\n│ 1 │ ${c} │ ${e} │ ${distance} │`,
      `${a} ${b} ${distance}\n${c} ${e} ${distance * (1 + 1e-15)}\n1 2 ${2 * distance}`,
      `id ${id(a)}\nid ${id(b)}\nand\nid ${id(c)}\nid ${id(e)}`,
      `answer=${a}:${b} ${c}:${e}`,
      `best 1 2 ${2 * distance}\nbest ${a} ${b} ${distance}\nas close ${c} ${e} ${distance}`,
      `similarity 0.77: ${a} and ${b}\nsimilarity 0.77: ${c} and ${e}\nsimilarity 0.69: 1 and 2`,
    ])
      expect(read(output)).toMatchObject({ answer: { pairs: [pairOf(a, b), pairOf(c, e)] } });
    const ranked = read(`1 2 L M 3.1\n${a} ${b} 大 l 3.6\n${c} ${e} XL 加大 3.6`);
    expect(ranked).not.toMatchObject({ answer: { pairs: [pairOf(a, b), pairOf(c, e)] } });
    const beside = read(`1 2\n${a} ${b}\n${c} ${e}`);
    expect(beside).toMatchObject({ answer: { pairs: [pairOf(c, e)] } });
  });

  it('has more pairs where more lines have the same distance, and no more where it is rounded', () => {
    const [[a = 0, b = 0] = [], [c = 0, e = 0] = []] = findRight(seats).pairs;
    const lines = (distance: string) =>
      [`${a} ${b}`, `${c} ${e}`, '1 2'].map(pair => `${pair} ${distance}`).join('\n');
    expect(read(lines('0.2684'))).toMatchObject({
      answer: { pairs: [pairOf(a, b), pairOf(c, e), pairOf(1, 2)] },
    });
    expect(read(lines('0.27'))).toMatchObject({ answer: { pairs: [pairOf(a, b), pairOf(c, e)] } });
  });

  it('has no distance in a similarity, no count in an exponent, and none in what follows each student number', () => {
    const record = (seat: number) => seats[seat - 1]?.record ?? { height: 0, weight: 0 };
    const differ = (key: 'height' | 'weight') => Math.abs(record(5)[key] - record(17)[key]);
    for (const output of [
      `5 and 17, dh=${differ('height')} ds=0`,
      '5 and 17, similarity 0.77',
      '5 and 17: d^2 = 0.09',
      `${id(5)}@5 ${id(17)}@17`,
    ]) {
      const reading = read(output);
      expect(reading).toMatchObject({ answer: { pairs: [pairOf(5, 17)] } });
      if (reading.kind === 'answer') expect(reading.answer.count).toBeUndefined();
      if (reading.kind === 'answer' && !output.includes('^')) expect(reading.answer.distance).toBeUndefined();
    }
  });

  it('has no count in a ranking, and none in a time', () => {
    const reading = read(`1 ${id(5)} ${id(17)} 0.24\n2 ${id(2)} ${id(9)} 0.3 s`);
    expect(reading).toMatchObject({ kind: 'answer' });
    if (reading.kind === 'answer') expect(reading.answer.count).toBeUndefined();
  });

  it('of a twin’s student number means either seat', () => {
    const twin = seatOf(seats, 'twin');
    const reading = read(`${id(twin)} ${id(1)}`);
    expect(reading).toMatchObject({ kind: 'answer', answer: { pairs: [[expect.any(Array), [1]]] } });
    if (reading.kind === 'answer') expect(reading.answer.pairs[0]?.[0]).toHaveLength(2);
  });

  it('names seats by their ports where the room has one address', () => {
    const room = roomOf(3, { oneAddress: true });
    for (const output of [
      '127.0.0.1:1027 127.0.0.1:1032',
      "('127.0.0.1', 1027) and ('127.0.0.1', 1032)",
      'ports 1027 and 1032',
    ])
      expect(read(output, room)).toMatchObject({ answer: { pairs: [pairOf(4, 9)] } });
  });
});
