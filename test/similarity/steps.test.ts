import { expect, it } from 'vitest';
import { survey } from '../../similarity/steps.ts';

/** On both sides of what is looked at in one go. */
const lengths = [0, 1, 1_023, 1_024, 1_025, 3_000];
const stepAt = (index: number) => 3 + ((index * 7_919) % 201);

it.each(lengths)('of %i steps the least, the greatest and the sums are those of a plain loop', length => {
  const steps = Float64Array.from({ length }, (_, index) => stepAt(index));
  const { whole, lowest, highest, origin, sum, squares } = survey(steps);
  expect({ whole, lowest, highest }).toEqual({
    whole: true,
    lowest: Math.min(...steps),
    highest: Math.max(...steps),
  });
  expect(sum).toBe(steps.reduce((total, step) => total + step - origin, 0));
  expect(squares).toBe(steps.reduce((total, step) => total + (step - origin) ** 2, 0));
});

it.each(lengths)('%i bytes are told the same of as doubles', length => {
  const doubles = Float64Array.from({ length }, (_, index) => stepAt(index));
  const [ofDoubles, ofBytes] = [survey(doubles), survey(Uint8Array.from(doubles))];
  const { whole, lowest, highest } = ofDoubles;
  expect(ofBytes).toMatchObject({ whole, lowest, highest });
  // Sums are of what lies above an origin, and the two may count from different ones.
  const total = ({ origin, sum }: typeof ofBytes) => sum + length * origin;
  expect(total(ofBytes)).toBe(total(ofDoubles));
});

it.each([0, 1_024, 2_999])('one step that is not whole is noticed at index %i', index => {
  const steps = new Float64Array(3_000).fill(170);
  steps[index] = 170.5;
  expect(survey(steps).whole).toBe(false);
});
