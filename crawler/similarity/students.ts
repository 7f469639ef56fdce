/** Students as columns, a student being an index: height in cm, weight in kg, size rank 1..11. */
export interface Students {
  ids: readonly string[];
  height: Float64Array;
  weight: Float64Array;
  rank: Float64Array;
}

/** One student as a row: cm, kg, size rank 1..11. */
export interface StudentRow {
  id: string;
  height: number;
  weight: number;
  rank: number;
}

/** Turns rows into columns, row `i` into student `i`. Ids are expected to be unique. */
export function toStudents(rows: readonly StudentRow[]): Students {
  return {
    ids: rows.map(row => row.id),
    height: Float64Array.from(rows, row => row.height),
    weight: Float64Array.from(rows, row => row.weight),
    rank: Float64Array.from(rows, row => row.rank),
  };
}
