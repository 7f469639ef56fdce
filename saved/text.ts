import type { Language } from '../shared/language.ts';
import { readBytes } from './bytes.ts';
import { type Decoded, decode } from './encoding.ts';
import { kindOf } from './kind.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A configuration or a profile is typed by hand. */
export const MAX_SETTINGS_BYTES = 1 << 20;

/** A list of a million targets, each with a name, is smaller. */
export const MAX_LIST_BYTES = 64 << 20;

/**
 * Reads a file of text, in any encoding that `decode` knows: the one reader for lists, profiles and configurations.
 * @throws UnreadableFile where it is no text or over `limit` bytes; the system's error where it cannot be opened.
 */
export async function readText(
  path: string,
  { limit, language }: { limit: number; language: Language },
): Promise<Decoded> {
  return textOf(await readBytes(path, limit), language);
}

/** The text of bytes that are read already. @throws UnreadableFile where they are no text. */
export function textOf(bytes: Buffer, language: Language): Decoded {
  const kind = kindOf(bytes);
  if (kind === 'workbook') throw new UnreadableFile({ code: 'workbook' });
  if (kind !== 'text') throw new UnreadableFile({ code: 'foreign', kind });
  return decode(bytes, language);
}
