import { columnsOf } from './columns.ts';

/**
 * What stays together at the end of a line: a word, or one Chinese character, with the marks that open before it and
 * those that close after it. Chinese has no blanks to break at, and no line of it begins with a comma.
 */
const pieces =
  /\s*[（「『《“]*(?:\p{Script=Han}|[^\s\p{Script=Han}（「『《“，。；：、？）」』》”]+)?[，。；：、？）」』》”]*/gu;

/** Breaks a text into lines of at most `width` columns, where a Chinese character takes two; a longer word stays whole. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => fill(line.match(pieces) ?? [], width))
    .join('\n');
}

function fill(parts: readonly string[], width: number): string {
  const lines = [''];
  for (const part of parts) {
    const last = lines.length - 1;
    const grown = `${lines[last]}${part}`;
    if (lines[last] === '' || columnsOf(grown) <= width) lines[last] = grown;
    else lines.push(part.trimStart());
  }
  return lines.join('\n');
}
