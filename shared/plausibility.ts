import type { ProblemOf } from './finding.ts';

/** Plausible measures of a body in cm, kg and kg/m². At most 0.03 % of real people are outside. */
export const bounds = {
  height: { minimum: 100, maximum: 250 },
  weight: { minimum: 20, maximum: 300 },
  bmi: { minimum: 10, maximum: 80 },
} as const;

/** Height in cm, weight in kg. */
export type Body = { readonly height: number; readonly weight: number };

type OutsideProblem = ProblemOf<'out-of-bounds' | 'bmi-out-of-bounds'>;
type MistakeProblem = ProblemOf<
  'metres' | 'millimetres' | 'feet' | 'inches' | 'grams' | 'swapped' | 'swapped-or-inches'
>;
/** What can be wrong with the measures of a body. */
export type BodyProblem = OutsideProblem | MistakeProblem;

/** All problems of a body with implausible measures. */
export const bodyProblems = [
  'metres',
  'millimetres',
  'feet',
  'inches',
  'grams',
  'swapped',
  'swapped-or-inches',
  'out-of-bounds',
  'bmi-out-of-bounds',
] as const satisfies readonly BodyProblem['code'][];

/** Body mass index in kg/m²: weight / height². */
export function bodyMassIndex({ height, weight }: Body): number {
  return weight / (height / 100) ** 2;
}

/** Says why the measures are implausible, if possible as the mistake they look like. Never corrects them. */
export function findImplausible(body: Body): BodyProblem | undefined {
  const outside = findOutside(body);
  return outside && (findMistake(body) ?? outside);
}

/** Whether a plausible body is so heavy that its weight may be in jin or pounds; this is only noted. */
export function maybeJinOrPounds(body: Body): boolean {
  return findOutside(body) === undefined && bodyMassIndex(body) > 35;
}

type Range = { readonly minimum: number; readonly maximum: number };

function isWithin(value: number, { minimum, maximum }: Range): boolean {
  return value >= minimum && value <= maximum;
}

function findOutside(body: Body): OutsideProblem | undefined {
  for (const key of ['height', 'weight'] as const) {
    const value = body[key];
    if (isWithin(value, bounds[key])) continue;
    // JSON has no Infinity; adding 0 turns -0 into 0.
    return {
      code: 'out-of-bounds',
      key,
      ...bounds[key],
      ...(Number.isFinite(value) && { value: value + 0 }),
    };
  }
  const bmi = bodyMassIndex(body);
  return isWithin(bmi, bounds.bmi) ? undefined : { code: 'bmi-out-of-bounds', ...bounds.bmi, bmi };
}

/** Finds the likely mistake. Unambiguous units come first; swapped values and inches, which can be confused, come last. */
function findMistake(body: Body): MistakeProblem | undefined {
  const { height, weight } = body;
  if (isWithin(height, { minimum: 1, maximum: 2.5 })) return { code: 'metres', height };
  if (isWithin(height, { minimum: 1000, maximum: 2500 })) return { code: 'millimetres', height };
  if (height >= 3.5 && height < 8) return { code: 'feet', height };
  if (weight >= 20_000 && Number.isFinite(weight)) return { code: 'grams', weight };
  const inches = isWithin(height, { minimum: 48, maximum: 84 });
  // Read as inches and pounds, every body that looks swapped has a plausible BMI of 13 to 70, so it need not be checked.
  if (looksSwapped(body)) return { code: inches ? 'swapped-or-inches' : 'swapped', height, weight };
  return inches ? { code: 'inches', height } : undefined;
}

/** Whether the BMI is impossible as given, but plausible with height and weight swapped. */
function looksSwapped(body: Body): boolean {
  const swapped = { height: body.weight, weight: body.height };
  return (
    bodyMassIndex(body) > bounds.bmi.maximum &&
    isWithin(swapped.height, { minimum: 130, maximum: 230 }) &&
    isWithin(bodyMassIndex(swapped), bounds.bmi)
  );
}
