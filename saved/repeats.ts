import { insert } from '../similarity/pair.ts';
import type { Texts } from './texts.ts';

/** Texts that come more than once. */
export interface Repeats {
  isShared(index: number): boolean;
  /** How many are the same as another. */
  count: number;
  /** The first few that came again: where they did, in that order. */
  again: number[];
}

/** Digits of a double, in bits: hash and index side by side are exact. */
const BITS = 53;

export const noRepeats: Repeats = { isShared: () => false, count: 0, again: [] };

/**
 * Finds the texts that come more than once, of which the first `shown` to come again are named. Ten million are sorted by
 * their hashes in a second; to look each up in a hash table took four, since hardly any place of it is in a cache.
 */
export function findRepeats(texts: Texts, shown: number): Repeats {
  const shared = new Uint8Array(texts.count);
  const again: number[] = [];
  let count = 0;
  const mark = (index: number) => {
    count += 1 - (shared[index] ?? 0);
    shared[index] = 1;
  };
  eachOfOneHash(texts, candidates => {
    /** Where each text came first: there are two only where hashes are the same by chance. */
    const firsts: number[] = [];
    for (const index of candidates) {
      const first = firsts.find(other => texts.compare(other, index) === 0);
      if (first === undefined) {
        firsts.push(index);
        continue;
      }
      if (shared[first] === 0) insert(again, index, { places: shown, compare: (x, y) => x - y });
      mark(first);
      mark(index);
    }
  });
  return { isShared: index => shared[index] === 1, count, again };
}

/** Visits the texts that have a hash in common, wherever two or more do, by index. */
function eachOfOneHash(texts: Texts, visit: (indices: number[]) => void): void {
  const indexBits = Math.ceil(Math.log2(texts.count));
  const unit = 2 ** indexBits;
  const spare = Math.max(0, 32 + indexBits - BITS);
  const keys = new Float64Array(texts.count);
  for (let index = 0; index < keys.length; index++)
    keys[index] = (texts.hash(index) >>> spare) * unit + index;
  keys.sort();
  const hashAt = (at: number) => Math.floor((keys[at] ?? 0) / unit);
  for (let from = 0; from < keys.length; ) {
    let to = from + 1;
    while (to < keys.length && hashAt(to) === hashAt(from)) to += 1;
    if (to - from > 1) visit(Array.from(keys.subarray(from, to), key => key % unit));
    from = to;
  }
}
