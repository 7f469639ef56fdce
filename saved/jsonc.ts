import { evaluate, parse } from '@humanwhocodes/momoa';
import * as z from 'zod/mini';
import { UnreadableFile } from './unreadable-file.ts';

/** Where momoa stopped. At the end of the text it wrongly says line 1, column 1. */
const stopSchema = z.object({ offset: z.number(), message: z.string() });

/**
 * Parses JSON that may have comments and trailing commas. `above` is the number of lines of the file above the text.
 * @throws UnreadableFile with line and column.
 */
export function parseJsonc(text: string, above = 0): unknown {
  try {
    return evaluate(parse(text, { mode: 'jsonc', allowTrailingCommas: true }));
  } catch (error) {
    // Nesting so deep that the stack overflows has no offset: point to the beginning.
    const { offset, message } = stopSchema.safeParse(error).data ?? { offset: 0, message: '' };
    // If the text ends after a comma, momoa stops at the comma.
    const isEnd = message.includes('end of input') || /^,\s*$/.test(text.slice(offset));
    const at = isEnd ? text.length : offset;
    const before = text.slice(0, at).split('\n');
    const place = { line: above + before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const found = text.slice(at).match(/^[\w.+-]{1,20}|^./su)?.[0];
    throw new UnreadableFile(
      found === undefined ? { code: 'json-end', ...place } : { code: 'json', ...place, found },
      { cause: error },
    );
  }
}
