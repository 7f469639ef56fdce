/**
 * Where the reply's object is in the bytes received so far. `members` counts the colons on its first level: if there
 * are more than keys, a key occurs twice.
 */
export type Framing =
  | { state: 'waiting' }
  | { state: 'whole'; start: number; end: number; members: number }
  | { state: 'hopeless'; at: number };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;

const blanks = new Set(Buffer.from(' \t\r\n'));
/** The bytes allowed in JSON outside strings: punctuation, numbers, and the letters of true, false and null. */
const outsideStrings = new Set(Buffer.from(' \t\r\n{}[]:,"0123456789+-.eEtrufalsn'));

/**
 * Finds the first object in `bytes` by one scan from the start, so the result does not depend on how TCP cut them. It
 * follows braces, brackets and strings only, and leaves it to the parser whether the object is valid JSON. All of these
 * are ASCII, which never occurs inside a longer UTF-8 character.
 */
export function findObject(bytes: Uint8Array): Framing {
  const start = skipBlanks(bytes, skipBom(bytes));
  if (start === bytes.length) return { state: 'waiting' };
  if (bytes[start] !== OPEN_BRACE) return { state: 'hopeless', at: start };
  let depth = 0;
  let members = 0;
  let inString = false;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (inString) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inString = false;
      else if (byte < 0x20) return { state: 'hopeless', at };
      continue;
    }
    if (!outsideStrings.has(byte)) return { state: 'hopeless', at };
    if (byte === QUOTE) inString = true;
    else if (byte === COLON && depth === 1) members++;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth === 0) {
      return { state: 'whole', start, end: at + 1, members };
    }
  }
  return { state: 'waiting' };
}

/** Whether these bytes cannot become an object, whatever follows. */
export function isHopeless(bytes: Uint8Array): boolean {
  return findObject(bytes).state === 'hopeless' || !mayBecomeUtf8(bytes);
}

/** Whether the bytes are valid UTF-8, except that the last character may be incomplete. */
export function mayBecomeUtf8(bytes: Uint8Array): boolean {
  try {
    // In stream mode a strict decoder holds an incomplete last character back, and throws at an invalid byte.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The offset after a UTF-8 byte order mark, if there is one. A mark of which only a part has arrived counts. */
export function skipBom(bytes: Uint8Array): number {
  const mark = [0xef, 0xbb, 0xbf];
  const present = mark.findIndex((byte, index) => index < bytes.length && bytes[index] !== byte) === -1;
  return present ? Math.min(mark.length, bytes.length) : 0;
}

/** The offset of the first byte from `from` on that is not white space of JSON. */
export function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && blanks.has(bytes[at] ?? 0)) at++;
  return at;
}
