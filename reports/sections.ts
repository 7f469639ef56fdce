import { paragraph } from '../cli/layout.ts';
import type { ReportContext } from './context.ts';

/** The text of a report: its sections, with an empty line between them. */
export function joinSections(sections: readonly (readonly string[])[]): string {
  return sections
    .filter(lines => lines.length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
}

/** A heading and what stands below it, a paragraph each; nothing where nothing stands below it. */
export function section(
  heading: string,
  paragraphs: readonly string[],
  { colours, width }: ReportContext,
): string[] {
  if (paragraphs.length === 0) return [];
  return [colours.bold(heading), ...paragraphs.flatMap(text => paragraph(text, width, 2))];
}
