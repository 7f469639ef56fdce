import { escapeInvisible } from '../../shared/printable.ts';
import { writeJson } from '../json.ts';
import { inBlocks, type PairReport } from './report.ts';

/** The result as JSON, followed by each student's neighbour if that was asked for. */
export const json: PairReport = function* ({ result, nearest }) {
  const body = writeJson(result);
  if (!nearest) return yield body;
  yield `${body.replace(/\n}\n$/, '')},\n  "nearest": [\n`;
  let separator = '';
  for (const students of inBlocks(nearest)) {
    const lines = students.map(student => `    ${JSON.stringify(student)}`);
    yield separator + escapeInvisible(lines.join(',\n'));
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
};
