import { readFileSync } from 'node:fs';

/** The parts of a Markdown page that must be the same in every language. */
export interface Page {
  path: string;
  text: string;
  /** Its headings, list items, rows, fences and quoted paragraphs, in order, without their words. */
  shape: string[];
  /** What is between fences, or indented by four blanks: line by line. */
  code: string[];
  /** Everything else. */
  prose: string;
}

export function readPage(path: string): Page {
  const text = readFileSync(path, 'utf8');
  const code: string[] = [];
  const prose: string[] = [];
  const shape: string[] = [];
  let fenced = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      fenced = !fenced;
      shape.push(line);
    } else if (fenced || line.startsWith('    ')) {
      code.push(line);
    } else {
      prose.push(line);
      const kind = /^(#+ |- |\d+\. |\||>$|!\[)/.exec(line)?.[0];
      if (kind !== undefined) shape.push(kind);
    }
  }
  return { path, text, shape, code, prose: prose.join('\n') };
}

/** The names that GitHub gives to the headings of a page, for links that end in `#name`. */
export function anchorsOf({ prose }: Page): string[] {
  const headings = [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map(heading =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

/** The targets of its links and images. */
export function linksOf({ prose }: Page): string[] {
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}
