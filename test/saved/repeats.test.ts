import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRepeats } from '../../saved/repeats.ts';
import { hash, makeTexts } from '../../saved/texts.ts';

function textsOf(words: readonly string[]) {
  const texts = makeTexts();
  for (const word of words) {
    const bytes = Buffer.from(word);
    texts.append({ bytes, from: 0, to: bytes.length });
  }
  return texts;
}

/** The same, by the book. */
function repeatsIn(words: readonly string[], shown: number) {
  const isShared = words.map(word => words.indexOf(word) !== words.lastIndexOf(word));
  const again = words.flatMap((word, at) =>
    words.slice(0, at).filter(w => w === word).length === 1 ? [at] : [],
  );
  return { isShared, count: isShared.filter(Boolean).length, again: again.slice(0, shown) };
}

function found(words: readonly string[], shown: number) {
  const { isShared, count, again } = findRepeats(textsOf(words), shown);
  return { isShared: words.map((_, index) => isShared(index)), count, again };
}

const word = fc.string({ unit: fc.constantFrom('0', '1', '学', '😀'), maxLength: 3 });

it('texts that come more than once are found, with where the first few came again', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (words, shown) => {
        expect(found(words, shown)).toEqual(repeatsIn(words, shown));
      },
    ),
  );
});

it('two texts with the same hash are still two', () => {
  const [one, other] = collide();
  const words = [one, other, 'x', other, one, one, 'y'];
  expect(found(words, 3)).toEqual(repeatsIn(words, 3));
});

/** Two numbers with the same hash: among a hundred thousand there are some. */
function collide(): [string, string] {
  const byHash = new Map<number, string>();
  for (let number = 0; ; number++) {
    const text = String(number);
    const bytes = Buffer.from(text);
    const key = hash({ bytes, from: 0, to: bytes.length });
    const other = byHash.get(key);
    if (other !== undefined) return [other, text];
    byHash.set(key, text);
  }
}

it.each([
  [['1', '2', '20'], true],
  [['1', '1'], false],
  [['2', '1'], false],
  [['\u{FFFD}', '\u{1F600}'], false],
  [[], true],
])('%j ascends: %s', (words, expected) => expect(textsOf(words).isAscending()).toBe(expected));
