import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { verdictSchema } from '../../referee/result.ts';
import { configSchema, readConfig } from '../../shared/config.ts';
import { surveySchema } from '../../survey/survey-schema.ts';

/** `npx vitest run test/shared/schemas.test.ts -u` writes the files anew from the zod schemas. */
function asFile(schema: z.core.$ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
}

describe('the JSON Schemas in docs/', () => {
  it('say of lab.config.json what the program checks', async () => {
    await expect(asFile(configSchema)).toMatchFileSnapshot('../../docs/lab.config.schema.json');
  });

  it('say of a survey what the program writes', async () => {
    await expect(asFile(surveySchema)).toMatchFileSnapshot('../../docs/survey.schema.json');
  });
});

describe('the JSON Schema of a verdict', () => {
  it('says what the referee writes', async () => {
    await expect(asFile(verdictSchema)).toMatchFileSnapshot('../../docs/referee.schema.json');
  });
});

describe('the lab.config.json that ships', () => {
  it('has every setting, at its default', () => {
    const { $schema: _, ...shipped } = JSON.parse(readFileSync('lab.config.json', 'utf8'));
    expect(readConfig({})).toEqual({ config: shipped });
  });
});
