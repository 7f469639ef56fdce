/** Room for so many at first; it doubles when it is full. */
const ROOM = 1_024;

/** A stretch of bytes: UTF-8, from `from` up to but without `to`. */
export interface Stretch {
  bytes: Uint8Array;
  from: number;
  to: number;
}

/** Texts as bytes side by side, in 4 bytes each beside the text itself. As strings ten million took 1.6 GB. */
export interface Texts {
  count: number;
  append(text: Stretch): void;
  text(index: number): string;
  isEqual(index: number, text: Stretch): boolean;
  hash(index: number): number;
  /** Below 0 where one text comes before another by UTF-16 code units, as `<` compares strings; 0 for equal ones. */
  compare(a: number, b: number): number;
  precedes(a: number, b: number): boolean;
  /** Whether each comes after the one before it, so that all are different. */
  isAscending(): boolean;
  /** Drops the texts of which `isKept` is false; those that stay keep their order. */
  keep(isKept: (index: number) => boolean): void;
}

export function makeTexts(): Texts {
  let bytes = new Uint8Array(16 * ROOM);
  /** Where text i starts; it ends where the next one starts. */
  let starts = new Uint32Array(ROOM + 1);

  const texts: Texts = {
    count: 0,
    append({ bytes: source, from, to }) {
      const start = starts[texts.count] ?? 0;
      const end = start + to - from;
      if (end > bytes.length) bytes = grown(bytes, new Uint8Array(2 * end));
      for (let i = from; i < to; i++) bytes[start + i - from] = source[i] ?? 0;
      texts.count += 1;
      if (texts.count >= starts.length) starts = grown(starts, new Uint32Array(2 * starts.length));
      starts[texts.count] = end;
    },
    text: index => Buffer.from(bytes.subarray(starts[index], starts[index + 1])).toString(),
    isEqual(index, { bytes: other, from, to }) {
      const start = starts[index] ?? 0;
      if ((starts[index + 1] ?? 0) - start !== to - from) return false;
      for (let i = from; i < to; i++) if (bytes[start + i - from] !== other[i]) return false;
      return true;
    },
    hash: index => hash({ bytes, from: starts[index] ?? 0, to: starts[index + 1] ?? 0 }),
    compare,
    precedes: (a, b) => compare(a, b) < 0,
    isAscending() {
      for (let index = 1; index < texts.count; index++) if (compare(index - 1, index) >= 0) return false;
      return true;
    },
    keep(isKept) {
      let kept = 0;
      for (let index = 0; index < texts.count; index++) {
        if (!isKept(index)) continue;
        const from = starts[kept] ?? 0;
        const [start = 0, end = 0] = [starts[index], starts[index + 1]];
        bytes.copyWithin(from, start, end);
        kept += 1;
        starts[kept] = from + end - start;
      }
      texts.count = kept;
    },
  };
  return texts;

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
export function hash({ bytes, from, to }: Stretch): number {
  let value = 0x811c9dc5;
  for (let i = from; i < to; i++) value = Math.imul(value ^ (bytes[i] ?? 0), 0x01000193);
  return value >>> 0;
}

function grown<Items extends Uint8Array | Uint32Array>(old: Items, larger: Items): Items {
  larger.set(old);
  return larger;
}
