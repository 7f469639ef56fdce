import type { Axes } from './geometry.ts';

/** Numbers of a point: its steps along the three axes, and its student's index. Side by side, a swap is one cache line. */
export const STRIDE = 4;

/** Points that a slice has where they lie evenly. */
const EVENLY = 12;

/** With 256 slices side by side each has so many near others that the search takes five times as long; 16 are no better. */
const MOST = 32;

/** A range of points in its tight box: lowest and highest step along each axis. */
export interface Block {
  start: number;
  end: number;
  box: Float64Array;
}

/** The axis that a block is cut along, and where each slice that is not empty ends; none where it cannot be cut. */
export interface Slices {
  axis: number;
  ends: number[];
}

/**
 * Makes the function that cuts a block of `points` across its longest side, in units of `reach`, and puts the points into
 * the order of the slices, in place: the American flag sort of McIlroy, Bostic and McIlroy, Engineering Radix Sort, 1993.
 */
export function makeSlicer(points: Float64Array, reach: Axes): (block: Block) => Slices {
  const heads = new Uint32Array(MOST);
  const tails = new Uint32Array(MOST);
  return ({ start, end, box }) => {
    const axis = longestSide(box, reach);
    const lowest = box[2 * axis] ?? 0;
    const slices = Math.min(MOST, Math.ceil((end - start) / EVENLY));
    const perStep = slices / ((box[2 * axis + 1] ?? 0) - lowest);
    // Equal points, or so near to each other that the quotient overflows.
    if (perStep === Number.POSITIVE_INFINITY) return { axis, ends: [] };
    countSlices();
    const ends = findEnds();
    movePoints();
    return { axis, ends };

    function countSlices(): void {
      tails.fill(0, 0, slices);
      for (let at = start * STRIDE + axis; at < end * STRIDE; at += STRIDE) {
        const slice = Math.min(slices - 1, (((points[at] ?? 0) - lowest) * perStep) | 0);
        tails[slice] = (tails[slice] ?? 0) + 1;
      }
    }

    /** Turns the counts into where the slices start and end. */
    function findEnds(): number[] {
      const found: number[] = [];
      let total = start;
      for (let slice = 0; slice < slices; slice++) {
        const count = tails[slice] ?? 0;
        heads[slice] = total;
        total += count;
        tails[slice] = total;
        if (count > 0) found.push(total);
      }
      return found;
    }

    /** Takes a point out of its place, puts it where it belongs, goes on with the one that was there, until one fits. */
    function movePoints(): void {
      for (let slice = 0; slice < slices; slice++) {
        const tail = (tails[slice] ?? 0) * STRIDE;
        for (let at = (heads[slice] ?? 0) * STRIDE; at < tail; at += STRIDE) {
          let h = points[at] ?? 0;
          let w = points[at + 1] ?? 0;
          let s = points[at + 2] ?? 0;
          let who = points[at + 3] ?? 0;
          for (;;) {
            const along = axis === 0 ? h : axis === 1 ? w : s;
            const home = Math.min(slices - 1, ((along - lowest) * perStep) | 0);
            if (home === slice) break;
            const head = heads[home] ?? 0;
            heads[home] = head + 1;
            const there = head * STRIDE;
            const nextH = points[there] ?? 0;
            const nextW = points[there + 1] ?? 0;
            const nextS = points[there + 2] ?? 0;
            const next = points[there + 3] ?? 0;
            points[there] = h;
            points[there + 1] = w;
            points[there + 2] = s;
            points[there + 3] = who;
            h = nextH;
            w = nextW;
            s = nextS;
            who = next;
          }
          points[at] = h;
          points[at + 1] = w;
          points[at + 2] = s;
          points[at + 3] = who;
        }
      }
    }
  };
}

function longestSide(box: Float64Array, reach: Axes): number {
  const h = ((box[1] ?? 0) - (box[0] ?? 0)) * reach[0];
  const w = ((box[3] ?? 0) - (box[2] ?? 0)) * reach[1];
  const s = ((box[5] ?? 0) - (box[4] ?? 0)) * reach[2];
  if (h >= w && h >= s) return 0;
  return w >= s ? 1 : 2;
}
