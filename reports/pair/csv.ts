import { stringify } from 'csv-stringify/sync';
import type { PairResult, PersonPair } from '../../saved/pair-result.ts';
import { printable } from '../../shared/printable.ts';
import { spreadsheet } from '../survey/csv.ts';
import { inBlocks, type PairReport } from './report.ts';

const pairColumns = ['place', 'id_a', 'id_b', 'distance', 'height_diff', 'weight_diff', 'size_diff'];
const nearestColumns = ['id', 'nearest', 'distance'];

/** One row per pair, the closest first; or, if neighbours were asked for, one row per student. */
export const csv: PairReport = function* ({ result, nearest }) {
  const columns = nearest ? nearestColumns : pairColumns;
  yield stringify([columns], { ...spreadsheet, bom: true });
  if (!nearest) return yield stringify(rowsOfPairs(result), spreadsheet);
  for (const students of inBlocks(nearest)) {
    const rows = students.map(({ id, nearest, distance }) => [printable(id), printable(nearest), distance]);
    yield stringify(rows, spreadsheet);
  }
};

/** The first place with its ties, then the next pairs. Pairs with the same distance share a place. */
function rowsOfPairs({ mostSimilar, ranking, ties }: PairResult): (string | number)[][] {
  const after = ranking.slice(ties);
  const placeOf = ({ distance }: PersonPair) =>
    ties + 1 + after.filter(pair => pair.distance < distance).length;
  const toRow = (pair: PersonPair, place: number) => [
    place,
    printable(pair.a.id),
    printable(pair.b.id),
    pair.distance,
    pair.heightDiff,
    pair.weightDiff,
    pair.sizeDiff,
  ];
  return [...mostSimilar.map(pair => toRow(pair, 1)), ...after.map(pair => toRow(pair, placeOf(pair)))];
}
