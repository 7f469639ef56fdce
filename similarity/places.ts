import type { Column, Columns } from './column.ts';
import type { Measure } from './metrics.ts';
import type { Values } from './students.ts';

/** Clearing so many places for each student is still quicker than to build a tree of them. */
const PLACES_A_STUDENT = 16;

/** 256 MiB, which hold all bodies to a tenth of a cm and kg. */
const MOST_PLACES = 1 << 26;

/** Students at a time, few enough for the first cache; see steps.ts for what else speaks against one long loop. */
const BLOCK = 1_024;

/**
 * A place for each combination of steps. What is kept is how many students have each: to compute a student's place again
 * takes no longer than to fetch it from a list of ten million, and no memory.
 */
export interface Places {
  counts: Uint32Array;
  placeOf(student: number): number;
  /** Visits, by index, those students whose place counts `least` or more, for as long as `visit` returns true. */
  eachCrowded(least: number, visit: (student: number) => boolean): void;
}

/** None where there are too many, where steps are no whole numbers, or where more than equal ones are 0 apart. */
export function layOut({ columns, geometry: { reach } }: Measure): Places | undefined {
  let total = 1;
  const strides = columns.map((column, axis) => {
    if (reach[axis] === 0) return 0;
    const stride = total;
    total *= column.whole ? width(column) : Number.POSITIVE_INFINITY;
    return stride;
  });
  // A weight may be so small that the square of one step's share is 0.
  const underflows = reach.some(factor => factor !== 0 && factor * factor === 0);
  const size = columns[0].steps.length;
  if (underflows || total > Math.min(MOST_PLACES, size * PLACES_A_STUDENT)) return undefined;

  const block = new Uint32Array(BLOCK);
  const chosen = new Uint32Array(BLOCK);
  const counts = new Uint32Array(total);
  const locate = makeLocator(columns, strides);
  for (let from = 0; from < size; from += BLOCK) count(locate(from, block), counts);
  return {
    counts,
    placeOf: student => locate(student, block.subarray(0, 1))[0] ?? 0,
    eachCrowded(least, visit) {
      for (let from = 0; from < size; from += BLOCK) {
        const found = chooseCrowded(locate(from, block), { counts, least, chosen });
        for (let i = 0; i < found; i++) if (!visit(from + (chosen[i] ?? 0))) return;
      }
    },
  };
}

function width({ lowest, highest }: Column): number {
  return highest - lowest + 1;
}

/** Makes what finds the places of students from an index on, as many as there is room for. */
function makeLocator(columns: Columns, strides: readonly number[]) {
  const [{ steps: heights }, { steps: weights }, { steps: ranks }] = columns;
  const starts = Float64Array.from(columns, ({ lowest }) => lowest);
  const axes: Axes = { heights, weights, ranks, starts, strides: Float64Array.from(strides) };
  return (from: number, room: Uint32Array) =>
    locate(axes, from, room.subarray(0, Math.min(room.length, heights.length - from)));
}

/** Steps, and how they make a place: where an axis starts, and how far apart two of its steps are, 0 without weight. */
interface Axes {
  heights: Values;
  weights: Values;
  ranks: Values;
  starts: Float64Array;
  strides: Float64Array;
}

// Not a function within another, of which each call of that makes a new one, to be compiled anew.
function locate(
  { heights, weights, ranks, starts, strides }: Axes,
  from: number,
  places: Uint32Array,
): Uint32Array {
  const fromHeight = starts[0] ?? 0;
  const fromWeight = starts[1] ?? 0;
  const fromRank = starts[2] ?? 0;
  const ofHeight = strides[0] ?? 0;
  const ofWeight = strides[1] ?? 0;
  const ofRank = strides[2] ?? 0;
  for (let i = 0; i < places.length; i++) {
    places[i] =
      ofHeight * ((heights[from + i] ?? 0) - fromHeight) +
      ofWeight * ((weights[from + i] ?? 0) - fromWeight) +
      ofRank * ((ranks[from + i] ?? 0) - fromRank);
  }
  return places;
}

function count(places: Uint32Array, counts: Uint32Array): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    counts[place] = (counts[place] ?? 0) + 1;
  }
}

/** Writes the indices of crowded places into `chosen`, and returns how many these are. */
function chooseCrowded(
  places: Uint32Array,
  { counts, least, chosen }: { counts: Uint32Array; least: number; chosen: Uint32Array },
): number {
  let found = 0;
  for (let i = 0; i < places.length; i++) {
    if ((counts[places[i] ?? 0] ?? 0) < least) continue;
    chosen[found] = i;
    found += 1;
  }
  return found;
}
