import { columnsOf } from './columns.ts';

/**
 * The units that are never split at a line end: a word or one Chinese character, with opening marks before it and closing
 * marks after it. Chinese has no blanks to break at, and no line may begin with a comma.
 */
const pieces =
  /\s*[（「『《“]*(?:\p{Script=Han}|[^\s\p{Script=Han}（「『《“，。；：、？）」』》”]+)?[，。；：、？）」』》”]*/gu;

/** Breaks a text into lines of at most `width` columns; a Chinese character takes two. A longer word is not split. */
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
