import { isUtf8 } from 'node:buffer';

/** The longest UTF-8 character has 4 bytes, so a cut one has 3 at most. */
const cuts = [1, 2, 3] as const;

/**
 * The number of bytes, 0 to 3, at the end that begin an incomplete UTF-8 character. Always 0 if the bytes before them are
 * not UTF-8: in another encoding there is nothing to wait for.
 */
export function cutBytes(bytes: Uint8Array): number {
  const isAscii = (bytes.at(-1) ?? 0) < 0x80;
  if (isAscii) return 0;
  const cut = cuts.find(count => count <= bytes.length && beginsCharacter(bytes.subarray(-count))) ?? 0;
  return isUtf8(bytes.subarray(0, bytes.length - cut)) ? cut : 0;
}

/** Whether the bytes begin an incomplete character: then a strict decoder returns nothing yet, and does not throw. */
function beginsCharacter(bytes: Uint8Array): boolean {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes, { stream: true }) === '';
  } catch {
    // Invalid bytes: they do not begin a character.
    return false;
  }
}
