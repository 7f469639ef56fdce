import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { loadMessages } from '../../messages/load.ts';
import { formats } from '../../reports/survey/format.ts';
import { type Note, type Problem, problemSchema } from '../../shared/finding.ts';
import { maskFinding, maskSurvey } from '../../survey/mask.ts';
import { surveySchema } from '../../survey/survey-schema.ts';
import { answered, declined, surveyOf, troubled } from '../crawler/examples.ts';
import { plainColours } from '../crawler/plain.ts';

/** Each of them holds something of the seat's own: 177.7, 77.7 or SECRET. */
const telling: Problem[] = [
  { code: 'not-finite', token: 'SECRET' },
  { code: 'full-width', character: 'SECRET', at: 1777 },
  { code: 'duplicate-keys', key: 'SECRET' },
  { code: 'trailing-data', after: 'SECRET' },
  { code: 'not-json', character: 'SECRET', at: 1777 },
  { code: 'error-reply', says: 'SECRET' },
  { code: 'missing-keys', keys: ['height'], near: 'SECRET' },
  { code: 'number-in-quotes', key: 'height', value: 177.7 },
  { code: 'unknown-size', reason: 'two-sizes', readings: ['SECRET'], text: 'SECRET' },
  { code: 'metres', height: 177.7 },
  { code: 'grams', weight: 77.7 },
  { code: 'swapped', height: 77.7, weight: 177.7 },
  { code: 'out-of-bounds', key: 'weight', minimum: 20, maximum: 300, value: 177.7 },
  { code: 'bmi-out-of-bounds', minimum: 10, maximum: 80, bmi: 77.7 },
  { code: 'internal-error', text: 'SECRET' },
];
const notes: Note[] = [{ code: 'extra-keys', keys: ['SECRET'] }, { code: 'jin-or-pounds' }, { code: 'bom' }];

const surveyed = surveyOf([
  answered(1, { id: 'SECRET1', name: 'SECRET', height: 177.7, weight: 77.7, size: '6XL' }),
  { ...answered(2, { id: 'SECRET2', height: 177.7, weight: 77.7, size: '6XL' }), notes },
  answered(3, { id: 'SECRET3' }),
  declined(4, 'SECRET4'),
  answered(5, { id: 'SECRET5' }),
  answered(6, { id: 'SECRET5' }),
  ...telling.map((problem, index) => troubled(7 + index, 'bad-record', problem, 'SECRET')),
]);
const survey = { ...surveyed, missing: [{ id: 'SECRET7', name: 'SECRET8', seat: 177 }, { id: 'SECRET9' }] };

/** Sample values for arguments of findings; the first one that a schema accepts is used. */
const values = [
  177.7,
  'SECRET',
  true,
  ['SECRET'],
  [177.7],
  ['height'],
  'height',
  'fin',
  'unknown',
  'workers-lost',
  'array',
  '\\n',
];

/** A value that a schema takes: one of those above, or the first that it lists. */
function sampleOf(schema: z.core.$ZodType): unknown {
  return [...values, ...(z.toJSONSchema(schema).enum ?? [])].find(
    value => z.safeParse(schema, value).success,
  );
}

describe('a problem of every kind', () => {
  it.each(problemSchema.def.options.map(({ def: { shape } }) => [shape.code.def.values[0], shape] as const))(
    'is one of the same kind without what came from the seat: %s',
    (code, shape) => {
      const finding = Object.entries(shape).map(([name, schema]) => [
        name,
        name === 'code' ? code : sampleOf(schema),
      ]);
      const problem = problemSchema.parse(Object.fromEntries(finding));
      expect(Object.values(problem)).not.toContain(undefined);
      const masked = maskFinding(problem);
      expect(problemSchema.parse(masked)).toEqual(masked);
      expect(masked.code).toBe(code);
    },
  );
});

describe('a survey for a projector', () => {
  const masked = maskSurvey(survey);

  it('holds no id, no measure, no evidence, and nothing made of them', () => {
    expect(JSON.stringify(survey)).toMatch(/SECRET|177\.7|77\.7|6XL/);
    expect(JSON.stringify(masked)).not.toMatch(/SECRET|177|77\.7|6XL|Diff|jin/);
  });

  it('is still a survey, with every seat, state, cause and pair', () => {
    expect(surveySchema.parse(masked)).toEqual(masked);
    expect(masked.hosts.map(({ seat, status, problem }) => [seat, status, problem?.code])).toEqual(
      survey.hosts.map(({ seat, status, problem }) => [seat, status, problem?.code]),
    );
    expect(masked.missing).toEqual([{}, {}]);
    expect(masked.similarity.mostSimilar).toEqual([{ a: { seat: 1 }, b: { seat: 2 }, distance: 0 }]);
  });

  it.each(['en', 'zh-CN', 'zh-TW'] as const)('reads well in %s, without holes', async language => {
    const { end } = await formats.text();
    const context = {
      colours: plainColours,
      width: 80,
      room: { columns: 8 },
      messages: await loadMessages(language),
    };
    expect(end(masked, context)).not.toMatch(/undefined|SECRET|177|""/);
  });
});
