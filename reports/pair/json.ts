import { escapeInvisible } from '../../shared/printable.ts';
import { writeJson } from '../json.ts';
import { inBlocks, type PairReport } from './report.ts';

/** The result as JSON, followed by each student's neighbour if that was asked for. */
export const json: PairReport = function* ({ result, nearest }) {
  const body = writeJson(result);
  if (!nearest) return yield body;
  yield `${body.replace(/\n}\n$/, '')},\n  "nearest": [\n`;
  const count = nearest.nearest.length;
  for (const students of inBlocks(count)) {
    const lines = students.map(student => {
      const id = nearest.idOf(student);
      const other = nearest.idOf(nearest.nearest[student] ?? 0);
      return `    ${JSON.stringify({ id, nearest: other, distance: nearest.distance[student] })}`;
    });
    yield `${escapeInvisible(lines.join(',\n'))}${students.at(-1) === count - 1 ? '' : ','}\n`;
  }
  yield '  ]\n}\n';
};
