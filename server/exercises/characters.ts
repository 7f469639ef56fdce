import { isUtf8 } from 'node:buffer';

/** The longest UTF-8 character has 4 bytes, so that a cut one has 3 at most. */
const cuts = [1, 2, 3] as const;

/**
 * How many bytes at the end begin a UTF-8 character whose rest is missing, 0 to 3. Always 0 where what comes before
 * is not UTF-8: bytes in another encoding have no characters to wait for.
 */
export function cutBytes(bytes: Uint8Array): number {
  const isAscii = (bytes.at(-1) ?? 0) < 0x80;
  if (isAscii) return 0;
  const cut = cuts.find(count => count <= bytes.length && beginsCharacter(bytes.subarray(-count))) ?? 0;
  return isUtf8(bytes.subarray(0, bytes.length - cut)) ? cut : 0;
}

/** A strict decoder that gives nothing yet, and has nothing to complain of, is waiting for the rest. */
function beginsCharacter(bytes: Uint8Array): boolean {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes, { stream: true }) === '';
  } catch {
    // It complains by throwing: these bytes begin no character.
    return false;
  }
}
