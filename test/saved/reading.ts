import { type Answers, readAnswers } from '../../saved/read.ts';
import { sizes } from '../../shared/size.ts';

/** Reads saved answers that come in these pieces. */
export function readPieces(...pieces: (string | Uint8Array)[]): Promise<Answers> {
  async function* come() {
    for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  }
  return readAnswers(come());
}

/** Who is compared, as rows. */
export function rowsOf({ students, idOf }: Answers) {
  return Array.from(students.height, (height, student) => ({
    id: idOf(student),
    height,
    weight: students.weight[student],
    size: sizes[(students.rank[student] ?? 0) - 1],
  }));
}

/** The causes with the places of their first rows: [code, count, places]. */
export function causesOf({ causes }: Answers) {
  return causes.map(({ code, count, first }) => [code, count, first.map(({ place }) => place.at)]);
}
