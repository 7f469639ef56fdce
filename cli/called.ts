import { relative } from 'node:path';

/** How this program is called, for its usage lines: the one file of a handout through node, the installed one by its name. */
export function called(): string {
  const file = process.argv[1] ?? '';
  return file.endsWith('.mjs') ? `node ${relative(process.cwd(), file)}` : 'peer-survey';
}
