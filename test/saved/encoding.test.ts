import { describe, expect, it } from 'vitest';
import { readPieces, rowsOf } from './reading.ts';

/** 学号,身高,体重,尺码 / 张三,170,60,中 / 王五,171,61,L, in GB18030. */
const gb18030 = Buffer.from(
  'd1a7bac52cc9edb8df2ccce5d6d82cb3dfc2eb0ad5c5c8fd2c3137302c36302cd6d00acdf5cee52c3137312c36312c4c0a',
  'hex',
);
const utf8 = Buffer.from('学号,身高,体重,尺码\n张三,170,60,中\n王五,171,61,L\n');
const students = [
  { id: '张三', height: 170, weight: 60, size: 'M' },
  { id: '王五', height: 171, weight: 61, size: 'L' },
];

describe.each([
  ['UTF-8', utf8],
  ['UTF-8 with a byte order mark', Buffer.concat([Buffer.from('\ufeff'), utf8])],
  ['GB18030', gb18030],
])('answers in %s', (_name, bytes) => {
  it('are read, in whatever pieces they come', async () => {
    expect(rowsOf(await readPieces(bytes))).toEqual(students);
    expect(rowsOf(await readPieces(...Array.from(bytes, byte => Uint8Array.of(byte))))).toEqual(students);
  });
});

it('a GB18030 name after ten thousand rows of ASCII is read too', async () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => `${n},170,60,M\n`).join('');
  const answers = await readPieces('id,height,weight,size\n', rows, gb18030.subarray(20));
  expect(rowsOf(answers).slice(-2)).toEqual(students);
});

it.each([
  ['UTF-16', Buffer.from('\ufeffid,height', 'utf16le'), 'utf-16'],
  ['neither UTF-8 nor GB18030', Buffer.from([0x69, 0x64, 0x2c, 0xff, 0xff, 0xff, 0x0a]), 'unknown'],
])('answers in %s are refused', async (_name, bytes, found) => {
  await expect(readPieces(bytes)).rejects.toMatchObject({ problem: { code: 'encoding', found } });
});

it('UTF-8 that turns into something else is refused, not guessed', async () => {
  const broken = readPieces(utf8, Uint8Array.of(0xd6, 0xd0, 0x2c, 0x31));
  await expect(broken).rejects.toMatchObject({ problem: { code: 'encoding' } });
});
