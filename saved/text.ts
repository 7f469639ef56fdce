import type { Language } from '../shared/language.ts';
import { readBytes } from './bytes.ts';
import { type Decoded, decode } from './encoding.ts';
import { kindOf } from './kind.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** The largest configuration or profile; they are typed by hand. */
export const MAX_SETTINGS_BYTES = 1 << 20;

/** The largest list; a million targets with names take less. */
export const MAX_LIST_BYTES = 64 << 20;

/**
 * Reads a text file in any encoding that `decode` knows; used for lists, profiles and configurations.
 * @throws UnreadableFile if it is not text or exceeds `limit` bytes; the system's error if it cannot be opened.
 */
export async function readText(
  path: string,
  { limit, language }: { limit: number; language: Language },
): Promise<Decoded> {
  return textOf(await readBytes(path, limit), language);
}

/** Decodes the bytes of a text file. @throws UnreadableFile if they are not text. */
export function textOf(bytes: Buffer, language: Language): Decoded {
  const kind = kindOf(bytes);
  if (kind === 'workbook') throw new UnreadableFile({ code: 'workbook' });
  if (kind !== 'text') throw new UnreadableFile({ code: 'foreign', kind });
  return decode(bytes, language);
}
