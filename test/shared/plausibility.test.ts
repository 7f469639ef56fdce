import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Body,
  bodyMassIndex,
  bounds,
  findImplausible,
  maybeJinOrPounds,
} from '../../shared/plausibility.ts';

const codeOf = (height: number, weight: number) => findImplausible({ height, weight })?.code;

/** Height, weight, and the code that is expected; nothing where the body passes. */
type Row = readonly [number, number, string | undefined];

const boundaries: Record<string, readonly Row[]> = {
  'the bounds of height': [
    [99.9, 40, 'out-of-bounds'],
    [100, 40, undefined],
    [250, 100, undefined],
    [250.1, 100, 'out-of-bounds'],
  ],
  'the bounds of weight': [
    [130, 19.9, 'out-of-bounds'],
    [130, 20, undefined],
    [200, 300, undefined],
    [200, 300.1, 'out-of-bounds'],
  ],
  'the bounds of the BMI': [
    [200, 39.9, 'bmi-out-of-bounds'],
    [200, 40, undefined],
    [100, 80, undefined],
    [100, 80.1, 'bmi-out-of-bounds'],
  ],
  metres: [
    [0.99, 65, 'out-of-bounds'],
    [1, 65, 'metres'],
    [2.5, 65, 'metres'],
    [2.51, 65, 'out-of-bounds'],
  ],
  millimetres: [
    [999, 65, 'out-of-bounds'],
    [1000, 65, 'millimetres'],
    [2500, 65, 'millimetres'],
    [2501, 65, 'out-of-bounds'],
  ],
  feet: [
    [3.49, 65, 'out-of-bounds'],
    [3.5, 65, 'feet'],
    [7.99, 65, 'feet'],
    [8, 65, 'out-of-bounds'],
  ],
  inches: [
    [47.9, 65, 'out-of-bounds'],
    [48, 65, 'inches'],
    [84, 65, 'inches'],
    [84.1, 65, 'out-of-bounds'],
  ],
  grams: [
    [175, 19_999, 'out-of-bounds'],
    [175, 20_000, 'grams'],
  ],
  'a swap, by the height': [
    [95, 129.9, 'out-of-bounds'],
    [95, 130, 'swapped'],
    [95, 230, 'swapped'],
    [95, 230.1, 'out-of-bounds'],
    [119.9, 150, 'swapped'],
    [120, 150, 'swapped'],
  ],
  'a swap, by a BMI over 80': [
    [130, 135.2, undefined],
    [130, 135.3, 'swapped'],
    [168, 230, 'swapped'],
    [168, 230.1, 'bmi-out-of-bounds'],
    [300, 200, 'out-of-bounds'],
  ],
  'a swap, by the BMI of what it would be': [
    [40, 200, 'swapped'],
    [39.9, 200, 'out-of-bounds'],
    [48, 230, 'inches'],
  ],
  'a swap or inches with pounds': [
    [47.9, 160, 'swapped'],
    [48, 160, 'swapped-or-inches'],
    [84, 160, 'swapped-or-inches'],
    [84.1, 160, 'swapped'],
    [66, 129.9, 'inches'],
    [66, 130, 'swapped-or-inches'],
  ],
  'several fields that are wrong at once': [
    [1.75, 65_000, 'metres'],
    [5.9, 400, 'feet'],
    [70, 70_000, 'grams'],
    [0, 65_000, 'grams'],
    [70, 400, 'inches'],
    [-175, -65, 'out-of-bounds'],
  ],
};

describe('findImplausible', () => {
  for (const [rule, rows] of Object.entries(boundaries)) {
    it.each(rows)(`knows ${rule}: %d and %d`, (height, weight, code) => {
      expect(codeOf(height, weight)).toBe(code);
    });
  }

  it('gives the values that the sentence needs', () => {
    expect(findImplausible({ height: 1.75, weight: 65 })).toEqual({ code: 'metres', height: 1.75 });
    expect(findImplausible({ height: 1750, weight: 65 })).toEqual({ code: 'millimetres', height: 1750 });
    expect(findImplausible({ height: 5.9, weight: 65 })).toEqual({ code: 'feet', height: 5.9 });
    expect(findImplausible({ height: 69, weight: 65 })).toEqual({ code: 'inches', height: 69 });
    expect(findImplausible({ height: 175, weight: 65_000 })).toEqual({ code: 'grams', weight: 65_000 });
    expect(findImplausible({ height: 40, weight: 160 })).toEqual({
      code: 'swapped',
      height: 40,
      weight: 160,
    });
    expect(findImplausible({ height: 65, weight: 175 })).toEqual({
      code: 'swapped-or-inches',
      height: 65,
      weight: 175,
    });
    expect(findImplausible({ height: 300, weight: 65 })).toEqual({
      code: 'out-of-bounds',
      key: 'height',
      minimum: 100,
      maximum: 250,
      value: 300,
    });
    expect(findImplausible({ height: 200, weight: 30 })).toEqual({
      code: 'bmi-out-of-bounds',
      minimum: 10,
      maximum: 80,
      bmi: 7.5,
    });
  });

  it('leaves out a value that JSON cannot hold', () => {
    const problem = findImplausible({ height: 175, weight: Number.POSITIVE_INFINITY });
    expect(problem).toStrictEqual({ code: 'out-of-bounds', key: 'weight', minimum: 20, maximum: 300 });
  });

  it('takes -0 for 0', () => {
    expect(findImplausible({ height: -0, weight: 65 })).toMatchObject({ code: 'out-of-bounds', value: 0 });
    expect(findImplausible({ height: 175, weight: -0 })).toMatchObject({ code: 'out-of-bounds', value: 0 });
  });

  it('passes exactly the bodies within all three bounds', () => {
    const within = (key: 'height' | 'weight' | 'bmi', value: number) =>
      value >= bounds[key].minimum && value <= bounds[key].maximum;
    const measure = fc.oneof(fc.double(), fc.double({ min: 0, max: 320, noNaN: true }), fc.integer());
    fc.assert(
      fc.property(measure, measure, (height, weight) => {
        const body = { height, weight };
        const plausible =
          within('height', height) && within('weight', weight) && within('bmi', bodyMassIndex(body));
        expect(findImplausible(body) === undefined).toBe(plausible);
      }),
    );
  });

  it('gives only what JSON gives back unchanged', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (height, weight) => {
        const problem = findImplausible({ height, weight }) ?? null;
        expect(JSON.parse(JSON.stringify(problem))).toStrictEqual(problem);
      }),
    );
  });

  it.each([
    [229, 141],
    [192, 158],
    [246, 120],
    [184, 233],
    [120, 22],
    [105, 20],
    [170, 35],
  ])('passes %d cm and %d kg, as rare people have', (height, weight) => {
    expect(findImplausible({ height, weight })).toBeUndefined();
  });
});

/** Normal quantiles by summing twelve uniform ones: a crowd that is the same in every run. */
function crowd(count: number): Body[] {
  let state = 1;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const normal = (mean: number, deviation: number) =>
    mean + deviation * (Array.from({ length: 12 }, uniform).reduce((sum, value) => sum + value) - 6);
  return Array.from({ length: count }, () => ({ height: normal(170, 9), weight: normal(65, 12) }));
}

describe('a crowd of 10,000', () => {
  const people = crowd(10_000).filter(body => findImplausible(body) === undefined);
  const shareOf = (codes: readonly string[], change: (body: Body) => Body) =>
    people.filter(body => codes.includes(findImplausible(change(body))?.code ?? '')).length / people.length;

  it('passes, but for one in a thousand at most', () => {
    expect(people.length).toBeGreaterThanOrEqual(9_990);
  });

  it('is seen as swapped in 99 of 100 where it is', () => {
    const swap = ({ height, weight }: Body) => ({ height: weight, weight: height });
    expect(shareOf(['swapped', 'swapped-or-inches'], swap)).toBeGreaterThanOrEqual(0.99);
  });

  it('is seen in every other unit of height or weight', () => {
    const scale = (heightBy: number, weightBy: number) => (body: Body) => ({
      height: body.height * heightBy,
      weight: body.weight * weightBy,
    });
    expect(shareOf(['metres'], scale(0.01, 1))).toBe(1);
    expect(shareOf(['millimetres'], scale(10, 1))).toBe(1);
    expect(shareOf(['feet'], scale(1 / 30.48, 1))).toBe(1);
    expect(shareOf(['grams'], scale(1, 1000))).toBe(1);
    expect(shareOf(['inches'], scale(1 / 2.54, 1))).toBeGreaterThanOrEqual(0.98);
    const withPounds = shareOf(['inches', 'swapped-or-inches'], scale(1 / 2.54, 2.2046));
    expect(withPounds).toBeGreaterThanOrEqual(0.98);
  });
});

describe('maybeJinOrPounds', () => {
  it('begins above a BMI of 35', () => {
    expect(maybeJinOrPounds({ height: 200, weight: 140 })).toBe(false);
    expect(maybeJinOrPounds({ height: 200, weight: 140.1 })).toBe(true);
  });

  it('is a note only: a weight in jin passes', () => {
    const body = { height: 170, weight: 130 };
    expect(maybeJinOrPounds(body)).toBe(true);
    expect(findImplausible(body)).toBeUndefined();
  });

  it('says nothing of a body that is rejected', () => {
    expect(maybeJinOrPounds({ height: 65, weight: 175 })).toBe(false);
  });
});

describe('bodyMassIndex', () => {
  it('is kg over the square of metres', () => {
    expect(bodyMassIndex({ height: 200, weight: 80 })).toBe(20);
  });
});
