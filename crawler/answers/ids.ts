/** Room for so many at first; it doubles when it is full. */
const ROOM = 1_024;

/** A stretch of bytes: UTF-8, from `from` up to but without `to`. */
export interface Stretch {
  bytes: Uint8Array;
  from: number;
  to: number;
}

/**
 * Texts that are each added once, as bytes side by side: 4 bytes and 8 to 16 of hash table beside the text itself. As
 * strings in a Set ten million took 1.6 GB, and 2^24 is the most that a Set holds.
 */
export interface Ids {
  count: number;
  /** Adds a text; says the index of the same text where it is there already, else -1. */
  add(id: Stretch): number;
  text(index: number): string;
  /** Whether one text comes before another, by UTF-16 code units, as `<` compares strings. */
  precedes(a: number, b: number): boolean;
  /** Drops the texts of which `isKept` is false; those that stay keep their order. Nothing can be added after it. */
  keep(isKept: (index: number) => boolean): void;
}

export function makeIds(): Ids {
  let bytes = new Uint8Array(16 * ROOM);
  /** Where text i starts; it ends where the next one starts. */
  let starts = new Uint32Array(ROOM + 1);
  /** Index + 1 of the text in each place; 0 where there is none. At most half full. */
  let table = new Uint32Array(2 * ROOM);

  const ids: Ids = {
    count: 0,
    add(id) {
      const place = find(id);
      const there = (table[place] ?? 0) - 1;
      if (there >= 0) return there;
      table[place] = ids.count + 1;
      append(id);
      if (2 * ids.count > table.length) rebuild();
      return -1;
    },
    text: index => Buffer.from(bytes.subarray(starts[index], starts[index + 1])).toString(),
    precedes: (a, b) => compare(a, b) < 0,
    keep(isKept) {
      let kept = 0;
      for (let index = 0; index < ids.count; index++) {
        if (!isKept(index)) continue;
        const from = starts[kept] ?? 0;
        const [start = 0, end = 0] = [starts[index], starts[index + 1]];
        bytes.copyWithin(from, start, end);
        kept += 1;
        starts[kept] = from + end - start;
      }
      ids.count = kept;
      table = new Uint32Array(0);
    },
  };
  return ids;

  function append({ bytes: source, from, to }: Stretch): void {
    const start = starts[ids.count] ?? 0;
    const end = start + to - from;
    if (end > bytes.length) bytes = grown(bytes, new Uint8Array(2 * end));
    for (let i = from; i < to; i++) bytes[start + i - from] = source[i] ?? 0;
    ids.count += 1;
    if (ids.count >= starts.length) starts = grown(starts, new Uint32Array(2 * starts.length));
    starts[ids.count] = end;
  }

  /** The place of a text in the table, or the free one where it belongs. */
  function find(id: Stretch): number {
    let place = hash(id) & (table.length - 1);
    for (let there = table[place] ?? 0; there !== 0; there = table[place] ?? 0) {
      if (isEqual(there - 1, id)) return place;
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  function isEqual(index: number, { bytes: other, from, to }: Stretch): boolean {
    const start = starts[index] ?? 0;
    if ((starts[index + 1] ?? 0) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (bytes[start + i - from] !== other[i]) return false;
    return true;
  }

  function rebuild(): void {
    table = new Uint32Array(2 * table.length);
    for (let index = 0; index < ids.count; index++) {
      const id = { bytes, from: starts[index] ?? 0, to: starts[index + 1] ?? 0 };
      let place = hash(id) & (table.length - 1);
      while (table[place] !== 0) place = (place + 1) & (table.length - 1);
      table[place] = index + 1;
    }
  }

  function compare(a: number, b: number): number {
    const [fromA = 0, toA = 0, fromB = 0, toB = 0] = [starts[a], starts[a + 1], starts[b], starts[b + 1]];
    const length = Math.min(toA - fromA, toB - fromB);
    for (let i = 0; i < length; i++) {
      const [x = 0, y = 0] = [bytes[fromA + i], bytes[fromB + i]];
      if (x !== y) return inCodeUnits(x) - inCodeUnits(y);
    }
    return toA - fromA - (toB - fromB);
  }
}

/** In UTF-16 what UTF-8 writes with F0 and more comes before what it writes with EE and EF: surrogates are D8 to DF. */
function inCodeUnits(byte: number): number {
  return byte === 0xee || byte === 0xef ? byte + 0x10 : byte;
}

/** FNV-1a, 32 bits. */
function hash({ bytes, from, to }: Stretch): number {
  let value = 0x811c9dc5;
  for (let i = from; i < to; i++) value = Math.imul(value ^ (bytes[i] ?? 0), 0x01000193);
  return value >>> 0;
}

function grown<Items extends Uint8Array | Uint32Array>(old: Items, larger: Items): Items {
  larger.set(old);
  return larger;
}
