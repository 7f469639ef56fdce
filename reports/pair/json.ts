import { escapeInvisible } from '../../shared/printable.ts';
import type { PairReport } from './report.ts';

/** Neighbours per piece, since a million would not fit into one string. */
const BLOCK = 10_000;

/** The result as JSON, followed by each student's neighbour if that was asked for. */
export const json: PairReport = function* ({ result, nearest }) {
  const body = escapeInvisible(JSON.stringify(result, null, 2));
  if (!nearest) {
    yield `${body}\n`;
    return;
  }
  yield `${body.slice(0, -2)},\n  "nearest": [\n`;
  const count = nearest.nearest.length;
  for (let from = 0; from < count; from += BLOCK) {
    const lines: string[] = [];
    for (let student = from; student < Math.min(from + BLOCK, count); student++) {
      const id = nearest.idOf(student);
      const other = nearest.idOf(nearest.nearest[student] ?? 0);
      lines.push(`    ${JSON.stringify({ id, nearest: other, distance: nearest.distance[student] })}`);
    }
    yield `${escapeInvisible(lines.join(',\n'))}${from + BLOCK < count ? ',' : ''}\n`;
  }
  yield '  ]\n}\n';
};
