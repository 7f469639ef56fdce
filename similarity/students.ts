/** Students as columns, each student an index: height in cm, weight in kg, size rank from 1. */
export interface Students {
  height: Float64Array;
  weight: Float64Array;
  rank: Float64Array;
  /** Whether student `a` comes before student `b` by id: a strict order, so that ties are never ordered by chance. */
  precedes(a: number, b: number): boolean;
}

/** One student as a row: cm, kg, size rank from 1. */
export interface StudentRow {
  id: string;
  height: number;
  weight: number;
  rank: number;
}

/** Turns rows into columns; row `i` becomes student `i`. Ids should be unique, and are compared by code units. */
export function toStudents(rows: readonly StudentRow[]): Students {
  const ids = rows.map(row => row.id);
  return {
    height: Float64Array.from(rows, row => row.height),
    weight: Float64Array.from(rows, row => row.weight),
    rank: Float64Array.from(rows, row => row.rank),
    precedes: (a, b) => (ids[a] ?? '') < (ids[b] ?? ''),
  };
}
