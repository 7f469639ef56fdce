import * as fc from 'fast-check';
import type { StudentRow } from '../../similarity/students.ts';

type Point = readonly [height: number, weight: number, rank: number];

/** Numbers from 0 to 1 that a seed decides (Numerical Recipes' LCG; its high bits are random enough for tests). */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every kind of data that a search may get, the malicious ones too: a point for a student's number and some chance. */
const kinds = {
  integers: (_, random) => [150 + Math.floor(40 * random()), 45 + Math.floor(50 * random()), rank(random)],
  'few integers': (_, random) => [170 + Math.floor(4 * random()), 60 + Math.floor(3 * random()), 4],
  'one decimal': (_, random) => [tenth(150 + 40 * random()), tenth(45 + 50 * random()), rank(random)],
  'doubles with a size': (_, random) => [150 + 40 * random(), 45 + 50 * random(), rank(random)],
  'doubles in three dimensions': (_, random) => [150 + 40 * random(), 45 + 50 * random(), 1 + 10 * random()],
  'all equal': () => [170, 60, 4],
  'a line along the height': index => [100 + index / 7, 60, 4],
  'a line along the size': index => [170, 60, index],
  'a line across': (_, random) => {
    const along = random();
    return [150 + 40 * along, 45 + 50 * along, 1 + 10 * along];
  },
  'a lattice': index => [100 + (index % 10), 50 + (Math.floor(index / 10) % 10), Math.floor(index / 100)],
  'two dense clusters': (index, random) => {
    const from = index % 2 === 0 ? 100 : 240;
    return [from + 1e-6 * random(), from + 1e-6 * random(), 4];
  },
  'one far outlier': (index, random) =>
    index === 0 ? [250, 300, 11] : [170 + 1e-3 * random(), 60 + 1e-3 * random(), 4],
  'alternating duplicates': (index, random) =>
    index % 2 === 0 ? [170, 60, 4] : [150 + 40 * random(), 45 + 50 * random(), rank(random)],
  'everybody with one twin': index => [100 + ((index >> 1) % 100), 50 + Math.floor(index / 200), 4],
  'crosses of needles': (index, random) => {
    const along = random();
    if (index % 3 === 0) return [150 + 40 * along, 60, 4];
    return index % 3 === 1 ? [170, 45 + 50 * along, 4] : [170, 60, 1 + 10 * along];
  },
  'ever closer': index => [100 + 100 * 0.5 ** (index % 40), 60 + 40 * 0.5 ** Math.floor(index / 40), 4],
} satisfies Record<string, (index: number, random: () => number) => Point>;

export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds).filter(name => isKind(name));

function isKind(name: string): name is Kind {
  return Object.hasOwn(kinds, name);
}

function rank(random: () => number): number {
  return 1 + Math.floor(11 * random());
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}

/** So many students of a kind, their ids in no order, or, as a register has them, in theirs. */
export function makeCampus(
  kind: Kind,
  { size, seed, isRegister = false }: { size: number; seed: number; isRegister?: boolean },
): StudentRow[] {
  const random = makeRandom(seed);
  return Array.from({ length: size }, (_, index) => {
    const [height, weight, rank] = kinds[kind](index, random);
    const id = isRegister ? String(index).padStart(5, '0') : `${(index * 7_919) % 10_007}`;
    return { id, height, weight, rank };
  });
}

/** Any kind, of a size on both sides of what is compared pair by pair. */
export const campuses = fc.record({
  kind: fc.constantFrom(...kindNames),
  size: fc.integer({ min: 2, max: 450 }),
  seed: fc.nat(),
  isRegister: fc.boolean(),
});
