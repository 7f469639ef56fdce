import { type Geometry, thresholdOf } from './geometry.ts';
import { STRIDE } from './slices.ts';

/** Who wants pairs of students up to a distance, which may shrink with every pair. */
export interface Taker {
  readonly limit: number;
  /** Measures two students, by index. */
  offer(one: number, other: number): void;
}

/** Compares the point `one` with those from `from` up to but without `to`, all of them places in the tree. */
export type Compare = (one: number, from: number, to: number) => void;

/** Makes the innermost loop of all searches: measures quickly, and offers what is near enough. */
export function makeComparison(points: Float64Array, geometry: Geometry, taker: Taker): Compare {
  const euclidean = geometry.norm === 'euclidean';
  const factors = Float64Array.from(geometry.whitening);
  return (one, from, to) => {
    // Read once a call. As constants of the outer function they would be read once a pair.
    const hh = factors[0] ?? 0;
    const wh = factors[1] ?? 0;
    const ww = factors[2] ?? 0;
    const sh = factors[3] ?? 0;
    const sw = factors[4] ?? 0;
    const ss = factors[5] ?? 0;
    const ofHeight = points[one * STRIDE] ?? 0;
    const ofWeight = points[one * STRIDE + 1] ?? 0;
    const ofRank = points[one * STRIDE + 2] ?? 0;
    let threshold = thresholdOf(taker.limit, geometry);
    for (let at = from * STRIDE; at < to * STRIDE; at += STRIDE) {
      const h = ofHeight - (points[at] ?? 0);
      const w = ofWeight - (points[at + 1] ?? 0);
      const s = ofRank - (points[at + 2] ?? 0);
      const y1 = hh * h;
      const y2 = wh * h + ww * w;
      const y3 = sh * h + sw * w + ss * s;
      const apart = euclidean ? y1 * y1 + y2 * y2 + y3 * y3 : Math.abs(y1) + Math.abs(y2) + Math.abs(y3);
      if (apart > threshold) continue;
      taker.offer(points[one * STRIDE + 3] ?? 0, points[at + 3] ?? 0);
      threshold = thresholdOf(taker.limit, geometry);
    }
  };
}
