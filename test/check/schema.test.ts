import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { checkSchema } from '../../check/result.ts';

/** `npx vitest run test/check/schema.test.ts -u` writes the file anew from the zod schema. */
it('docs/check.schema.json says of a check what the program writes', async () => {
  const schema = z.toJSONSchema(checkSchema, { io: 'input' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../docs/check.schema.json');
});
