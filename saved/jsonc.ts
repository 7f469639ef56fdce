import { evaluate, parse } from '@humanwhocodes/momoa';
import * as z from 'zod/mini';
import { UnreadableFile } from './unreadable-file.ts';

/** Where momoa stopped. At the end of the text it says line 1, column 1. */
const stopSchema = z.object({ offset: z.number(), message: z.string() });

/** Reads JSON as editors write it: with comments, and with commas after the last. @throws UnreadableFile with the place. */
export function parseJsonc(text: string): unknown {
  try {
    return evaluate(parse(text, { mode: 'jsonc', allowTrailingCommas: true }));
  } catch (error) {
    // What nests so deep that the stack is full is blamed on its beginning.
    const { offset, message } = stopSchema.safeParse(error).data ?? { offset: 0, message: '' };
    const at = message.includes('end of input') ? text.length : offset;
    const before = text.slice(0, at).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const found = text.slice(at).match(/^[\w.+-]{1,20}|^./su)?.[0];
    throw new UnreadableFile(
      found === undefined ? { code: 'json-end', ...place } : { code: 'json', ...place, found },
      { cause: error },
    );
  }
}
