/**
 * Whether some ending makes JSON of `text`, so that it was cut off and not wrong. Each way to end the last token is
 * tried on the parser itself, with the brackets that are open closed behind it: exact, and no second grammar.
 */
export function canBeCompleted(text: string): boolean {
  const closing = closingBrackets(text);
  return endings.some(ending => isJson(text + ending + closing));
}

/** What can be missing of a string, also within an escape, of a number or a literal, and of a member of an object. */
const tokenEndings = ['', '"', 'n"', '0"', '00"', '000"', '0000"', '0', 'null', 'rue', 'alse'];
const literalEndings = ['ull', 'll', 'l', 'ue', 'e', 'lse', 'se'];
const endings = [...tokenEndings, ...literalEndings, '"":0', ...tokenEndings.map(ending => `${ending}:0`)];

function closingBrackets(text: string): string {
  // A cut-off string has no closing quote: what is in it does not open anything.
  const structure = text.replace(/"(?:[^"\\]|\\.)*(?:"|\\?$)/gs, '');
  const open: string[] = [];
  for (const [bracket] of structure.matchAll(/[{}[\]]/g)) {
    if (bracket === '{') open.push('}');
    else if (bracket === '[') open.push(']');
    else open.pop();
  }
  return open.toReversed().join('');
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // The question was whether it parses.
    return false;
  }
}
