import { hash, makeTexts, type Stretch, type Texts } from './texts.ts';

/** Places that there are at first: twice as many as texts fit without growing. */
const PLACES = 2_048;

/** Texts that are each there once, in 8 to 16 bytes of hash table each. 2^24 is the most that a Set holds. */
export interface Ids extends Texts {
  /** Adds a text; says the index of the same text where it is there already, else -1. */
  add(id: Stretch): number;
}

export function makeIds(): Ids {
  const texts = makeTexts();
  const { keep } = texts;
  /** Index + 1 of the text in each place; 0 where there is none. At most half full. */
  let table = new Uint32Array(PLACES);

  return Object.assign(texts, {
    add(id: Stretch): number {
      const place = find(id);
      const there = (table[place] ?? 0) - 1;
      if (there >= 0) return there;
      texts.append(id);
      table[place] = texts.count;
      if (2 * texts.count > table.length) rebuild();
      return -1;
    },
    /** Nothing can be added after it. */
    keep(isKept: (index: number) => boolean): void {
      keep(isKept);
      table = new Uint32Array(0);
    },
  });

  /** The place of a text in the table, or the free one where it belongs. */
  function find(id: Stretch): number {
    let place = hash(id) & (table.length - 1);
    for (let there = table[place] ?? 0; there !== 0; there = table[place] ?? 0) {
      if (texts.isEqual(there - 1, id)) return place;
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  function rebuild(): void {
    table = new Uint32Array(2 * table.length);
    for (let index = 0; index < texts.count; index++) {
      let place = texts.hash(index) & (table.length - 1);
      while (table[place] !== 0) place = (place + 1) & (table.length - 1);
      table[place] = index + 1;
    }
  }
}
