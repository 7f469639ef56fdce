import { relative } from 'node:path';

/** How this program was started, for usage lines: `node student.mjs` for the file of a handout, otherwise `peer-survey`. */
export function programName(): string {
  const file = process.argv[1] ?? '';
  return file.endsWith('.mjs') ? `node ${relative(process.cwd(), file)}` : 'peer-survey';
}
