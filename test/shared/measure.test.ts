import { describe, expect, it } from 'vitest';
import { readMeasure } from '../../shared/measure.ts';

describe('a height that was written as text', () => {
  it.each([
    ['178', { value: 178 }],
    [' 178 cm ', { value: 178 }],
    ['178cm', { value: 178 }],
    ['178,5', { value: 178.5 }],
    ['１７８', { value: 178 }],
    ['１７８ｃｍ', { value: 178 }],
    ['178公分', { value: 178 }],
    ['1.78', { value: 178, from: 'metres' }],
    ['1,78', { value: 178, from: 'metres' }],
    ['1.78m', { value: 178, from: 'metres' }],
    ['1米78', { value: 178, from: 'metres' }],
    ["5'11", { value: 180.3, from: 'feet' }],
    ['5′11″', { value: 180.3, from: 'feet' }],
    ['5 ft 11 in', { value: 180.3, from: 'feet' }],
    ['6ft', { value: 182.9, from: 'feet' }],
    ['71 inches', { value: 180.3, from: 'inches' }],
    ['1780mm', { value: 178, from: 'millimetres' }],
  ] as const)('is read whole: %s', (text, measure) => {
    expect(readMeasure('height', text)).toEqual(measure);
  });

  it.each([
    '',
    'tall',
    '170-175',
    'about 178',
    '178 or so',
    '1,780',
    "5'13",
    '5',
    '1780',
    '-178',
    '178kg',
    '17 8',
  ])('is no number where the whole is none: %s', text => expect(readMeasure('height', text)).toBeUndefined());
});

describe('a weight that was written as text', () => {
  it.each([
    ['65,5', { value: 65.5 }],
    ['65.5kg', { value: 65.5 }],
    ['65公斤', { value: 65 }],
    ['65千克', { value: 65 }],
    ['130斤', { value: 65, from: 'jin' }],
    ['131 lbs', { value: 59.4, from: 'pounds' }],
    ['131lb', { value: 59.4, from: 'pounds' }],
    ['144磅', { value: 65.3, from: 'pounds' }],
    ['65000 g', { value: 65, from: 'grams' }],
    ['６５．５', { value: 65.5 }],
  ] as const)('is read whole: %s', (text, measure) => {
    expect(readMeasure('weight', text)).toEqual(measure);
  });

  it.each(['65kg500', '10 st 4', '65 cm', '6', '65000', 'sixty'])(
    'is no number where the whole is none: %s',
    text => expect(readMeasure('weight', text)).toBeUndefined(),
  );
});
