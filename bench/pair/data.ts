import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { sizes } from '../../shared/size.ts';
import type { Students } from '../../similarity/students.ts';

interface Body {
  height: number;
  weight: number;
  rank: number;
}

/** xoshiro128** by Blackman and Vigna: 53 random bits from 0 to 1, the same for the same seed. */
function makeRandom(seed: number): () => number {
  const state = Uint32Array.of(seed, 0x9e3779b9, 0x243f6a88, 0xb7e15162);
  const rotate = (x: number, k: number) => (x << k) | (x >>> (32 - k));
  const next = () => {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    state.set([a ^ b ^ d, b ^ c ^ a, c ^ a ^ (b << 9), rotate(d ^ b, 11)]);
    return result;
  };
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}

export type Draw = (random: () => number, index: number) => Body;

/** Draws a realistic body: weight is correlated with height, and size with weight. */
const realistic: Draw = random => {
  const [x, y] = gaussians(random);
  const height = 168 + 9 * x;
  const weight = Math.max(35, 66 + 7 * x + 9 * y);
  const rank = Math.round(5 + (weight - 66) / 8 + 2 * (random() - 0.5));
  return { height, weight, rank: Math.min(11, Math.max(1, rank)) };
};

function gaussians(random: () => number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

const rounded =
  (perUnit: number): Draw =>
  (random, index) => {
    const { height, weight, rank } = realistic(random, index);
    return {
      height: Math.round(height * perUnit) / perUnit,
      weight: Math.round(weight * perUnit) / perUnit,
      rank,
    };
  };

const uniform: Draw = random => ({
  height: 150 + 40 * random(),
  weight: 45 + 50 * random(),
  rank: 1 + 10 * random(),
});

/** The kinds of data that are measured. */
export const kinds = {
  integers: rounded(1),
  'one decimal': rounded(10),
  continuous: realistic,
  'continuous in all three': uniform,
} satisfies Record<string, Draw>;

/** Writes students into a file of doubles, column by column. */
export function writeColumns(path: string, draw: Draw, count: number): void {
  const random = makeRandom(2026);
  const columns = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) {
    const { height, weight, rank } = draw(random, i);
    columns[i] = height;
    columns[count + i] = weight;
    columns[2 * count + i] = rank;
  }
  const file = openSync(path, 'w');
  for (let from = 0; from < columns.byteLength; from += 1 << 28) {
    writeSync(file, new Uint8Array(columns.buffer, from, Math.min(1 << 28, columns.byteLength - from)));
  }
  closeSync(file);
}

/** Reads the students of such a file, in the order of their ids. */
export function readColumns(path: string, count: number): Students {
  const { buffer, byteOffset } = readFileSync(path);
  const column = (index: number) =>
    new Float64Array(buffer.slice(byteOffset + 8 * index * count, byteOffset + 8 * (index + 1) * count));
  return { height: column(0), weight: column(1), rank: column(2), precedes: (a, b) => a < b };
}

/** The order of student numbers: ascending as in a register, or mixed. */
export type Order = 'ascending' | 'mixed';

/** Writes up to ten million students as CSV, with student numbers of eleven digits. */
export function writeCsv(path: string, draw: Draw, { count, order }: { count: number; order: Order }): void {
  const random = makeRandom(2026);
  const file = openSync(path, 'w');
  let text = 'id,height,weight,size\n';
  for (let i = 0; i < count; i++) {
    const { height, weight, rank } = draw(random, i);
    // The factor is odd and not a multiple of 5, so each number below ten million occurs once.
    const number = order === 'mixed' ? (i * 7_654_321) % 1e7 : i;
    text += `2026${String(number).padStart(7, '0')},${height},${weight},${sizes[rank - 1]}\n`;
    if (text.length < 1 << 20 && i < count - 1) continue;
    writeSync(file, text);
    text = '';
  }
  closeSync(file);
}
