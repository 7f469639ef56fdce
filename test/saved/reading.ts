import { type Answers, readAnswers } from '../../saved/read.ts';
import { sizes } from '../../shared/size.ts';

/** Reads saved answers of which these are the pieces. */
export function readPieces(...pieces: (string | Uint8Array)[]): Promise<Answers> {
  return readAnswers(Buffer.concat(pieces.map(piece => Buffer.from(piece))), 'en');
}

/** Who is compared, as rows. */
export function rowsOf({ students, people }: Answers) {
  return Array.from(students.height, (height, student) => ({
    id: people[student]?.id,
    height,
    weight: students.weight[student],
    size: sizes[(students.rank[student] ?? 0) - 1],
  }));
}

/** The causes with the places of their first rows: [code, count, places]. */
export function causesOf({ causes }: Answers) {
  return causes.map(({ code, count, first }) => [code, count, first.map(({ place }) => place.at)]);
}
