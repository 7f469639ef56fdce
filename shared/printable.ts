/**
 * Text from a stranger, made harmless for a terminal or a page: control characters (C0, C1), line breaks, marks that
 * change the direction of text, invisible characters and lone surrogates become visible escapes.
 */
export function printable(text: string): string {
  return text.replace(hostile, show);
}

const hostile = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

const names: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0', '\x1b': '\\e' };

function show(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return names[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 4)}}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
