import { jsonOf } from '../shared/json.ts';

/**
 * Whether some continuation makes `text` valid JSON, so that it is only cut off. Tries every way to end the last token
 * followed by the missing brackets, and lets JSON.parse decide, so no second grammar is needed.
 */
export function canBeCompleted(text: string): boolean {
  const closing = closingBrackets(text);
  return endings.some(ending => jsonOf(text + ending + closing) !== undefined);
}

/** What may be missing from a string (also inside an escape), a number, a literal or an object's member. */
const tokenEndings = ['', '"', 'n"', '0"', '00"', '000"', '0000"', '0', 'null', 'rue', 'alse'];
const literalEndings = ['ull', 'll', 'l', 'ue', 'e', 'lse', 'se'];
const endings = [...tokenEndings, ...literalEndings, '"":0', ...tokenEndings.map(ending => `${ending}:0`)];

function closingBrackets(text: string): string {
  // Strings are removed first, also an unfinished last one: brackets inside them do not count.
  const structure = text.replace(/"(?:[^"\\]|\\.)*(?:"|\\?$)/gs, '');
  const open: string[] = [];
  for (const [bracket] of structure.matchAll(/[{}[\]]/g)) {
    if (bracket === '{') open.push('}');
    else if (bracket === '[') open.push(']');
    else open.pop();
  }
  return open.toReversed().join('');
}
