import { clamp } from '../room/bodies.ts';
import { normal, seededRandom, shuffle } from '../room/random.ts';
import type { Behaviour } from '../shared/behaviours.ts';
import { type Size, sizeRank, sizes } from '../shared/size.ts';
import { type Drawn, tellsApart } from './tell-apart.ts';

type Body = { height: number; weight: number; size: Size };
type Step = [height: number, weight: number, size: number];

/** The differences within each planted pair in cm, kg and sizes, named after the mistake that would find the pair. */
const steps = {
  /** The right answer; planted twice, so that two pairs tie exactly. It differs in two measures, so that the norm shows. */
  tied: [2, 3, 0],
  /** The closest in plain centimetres and kilograms, a size apart. */
  plain: [1, 0, 1],
  /** The closest once other spellings of sizes are dropped. */
  spelt: [3, 4, 0],
  /** XS and XL: neighbours as text, four sizes apart. */
  text: [1, 0.5, 4],
  /** The closest once a height in metres has made all other heights alike. */
  outlier: [4, 0, 0],
  /** The closest if sizes in other spellings count as 0, so that XXL is no larger than S. */
  zero: [1, 1, 0],
  /** The closest without sizes. */
  sizeless: [0, 1.5, 4],
  metres: [1, 0.5, 0],
  swapped: [1, 2.5, 0],
  quotes: [1, 1.5, 0],
  expression: [1, 1, 0],
  gbk: [1, 2, 0],
  twin: [1, -1.5, 0],
  otherTwin: [-1, -1, 0],
} satisfies Record<string, Step>;

/** In a room of 40, other bodies are at least this far apart, in units of `spreads`: farther than any planted pair. */
const APART = 0.8;
const spreads = { height: 8, weight: 15, size: 1.7 };
/** They are also at least this far apart in plain centimetres and kilograms. */
const APART_PLAIN = 4.5;
/** In a larger room the bodies may be closer together. */
const closeness = (seats: number) => Math.min(1, 40 / seats) ** 0.5;
/** The highest weight in kg for the `plain` pair, some kilograms below 100 kg, since `swapped` is planted beside it. */
const HEAVY = 90;
/** How often one body is drawn to find one far enough from the others. */
const DRAWS = 400;
/** How often a room is drawn; about one in three is good. */
const ROOMS = 5_000;

/**
 * Draws a room from a seed, with every difficulty, and with pairs planted so that each usual mistake finds a different
 * winner. If two mistakes would find the same winner, the room is drawn again.
 */
export function drawRoom(seats: number, seed: number): Drawn[] {
  const random = seededRandom(seed);
  for (let draw = 0; draw < ROOMS; draw++) {
    const drawn = tryToDraw(seats, random);
    if (drawn && tellsApart(drawn)) return shuffle(drawn, random);
  }
  throw new Error(`no room of ${seats} seats with seed ${seed}`);
}

function tryToDraw(seats: number, random: () => number): Drawn[] | undefined {
  const sites: Body[] = [];
  const site = (size?: Size): Body => {
    for (let draw = 0; draw < DRAWS; draw++) {
      const body = drawBody(random, size);
      if (sites.some(other => isNear(other, body, closeness(seats)))) continue;
      sites.push(body);
      return body;
    }
    throw new RangeError('no place is left for another body');
  };
  const names = shuffle(
    Array.from({ length: seats }, (_, index) => index),
    random,
  );
  const drawn: Drawn[] = [];
  const add = (behaviour: Behaviour, body: Body, size: string = body.size) => {
    const id = `2026${String(1001 + (names[drawn.length] ?? 0)).padStart(4, '0')}`;
    drawn.push({ behaviour, record: { id, height: body.height, weight: body.weight, size } });
    return body;
  };

  try {
    const tied = shuffle(inChinese, random).slice(0, 2);
    const bodies = tied.map(([chinese, size]) => {
      const one = add('size', site(size), chinese);
      add('size', moved(one, steps.tied), size.toLowerCase());
      return one;
    });
    const [doubled, size] = doubledLetters[random() < 0.5 ? 0 : 1];
    // Planted beside a body several sizes smaller; beside its tied partner it would be equally close to that one.
    const [smallest] = bodies.toSorted((a, b) => sizeRank(a.size) - sizeRank(b.size));
    const beside = smallest ?? site('S');
    add('size', { ...moved(beside, [-steps.zero[0], -steps.zero[1], 0]), size }, doubled);

    const plain = add('right', site('L'));
    // When swapped, a weight of 100 kg would pass as a height.
    if (plain.weight > HEAVY) return undefined;
    const plainToo = add('right', moved(plain, steps.plain));
    const spelt = add('right', site());
    add('right', moved(spelt, steps.spelt));
    const text = add('right', site('XS'));
    add('right', moved(text, steps.text));
    const outlier = add('right', site());
    add('right', moved(outlier, steps.outlier));
    const lonely = add('right', site('S'));
    add('extra-keys', moved(lonely, steps.sizeless));

    add('metres', moved(plain, steps.metres));
    add('swapped', moved(plainToo, steps.swapped));
    add('quotes', moved(spelt, steps.quotes));
    add('expression', moved(text, steps.expression));
    add('gbk', moved(outlier, steps.gbk));
    const twin = add('twin', moved(lonely, steps.twin));
    const id = drawn.at(-1)?.record.id ?? '';
    add('twin', moved(lonely, steps.otherTwin), twin.size);
    const other = drawn.at(-1);
    if (other) other.record.id = id;

    for (const behaviour of ['late', 'two-pieces', 'byte-by-byte', 'kept-open'] as const)
      add(behaviour, site());
    for (const behaviour of ['closed', 'silent', 'endless', 'half', 'reset', 'declined'] as const)
      add(behaviour, drawBody(random));
    while (drawn.length < seats) add('right', site());
  } catch (error) {
    // No place was left for another body: the room is drawn again.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return drawn;
}

const inChinese: readonly (readonly [string, Size])[] = [
  ['加大', 'XL'],
  ['大', 'L'],
  ['中', 'M'],
  ['小', 'S'],
];
const doubledLetters = [
  ['2XL', 'XXL'],
  ['XXXL', '3XL'],
] as const;

function drawBody(random: () => number, wanted?: Size): Body {
  const height = Math.round(clamp(normal(random, { mean: 170, deviation: 8 }), 152, 194));
  const bmi = clamp(normal(random, { mean: 24, deviation: 5.2 }), 16.5, 38);
  const weight = Math.round(bmi * (height / 100) ** 2 * 2) / 2;
  const usual = 4 + (weight - 62) / 11 + (random() - 0.5) * 4;
  const size = wanted ?? sizes[Math.round(clamp(usual, 2, 8)) - 1] ?? 'M';
  return { height, weight, size };
}

function moved(body: Body, [height, weight, size]: Step): Body {
  return {
    height: body.height + height,
    weight: body.weight + weight,
    size: sizes[sizeRank(body.size) - 1 + size] ?? body.size,
  };
}

function isNear(a: Body, b: Body, factor: number): boolean {
  const [height, weight] = [a.height - b.height, a.weight - b.weight];
  const size = sizeRank(a.size) - sizeRank(b.size);
  const apart = Math.hypot(height / spreads.height, weight / spreads.weight, size / spreads.size);
  return apart < APART * factor || Math.hypot(height, weight) < APART_PLAIN * factor;
}
