import { type Geometry, thresholdOf } from '../geometry.ts';
import { STRIDE } from './node.ts';

/** Receives pairs; `limit` may shrink with each one. */
interface Taker {
  readonly limit: number;
  offer(one: number, other: number): void;
}

/** Compares the point at `one` with the points from `from` up to, but not including, `to`. */
export type Compare = (one: number, from: number, to: number) => void;

/** Makes the innermost loop of all searches: uses the fast measure, and offers the students that are near enough. */
export function makeComparison(points: Float64Array, geometry: Geometry, taker: Taker): Compare {
  const euclidean = geometry.norm === 'euclidean';
  const factors = Float64Array.from(geometry.whitening);
  return (one, from, to) => {
    // Local copies are read once per call; constants of the outer function would be read once per pair.
    const hh = factors[0] ?? 0;
    const wh = factors[1] ?? 0;
    const ww = factors[2] ?? 0;
    const sh = factors[3] ?? 0;
    const sw = factors[4] ?? 0;
    const ss = factors[5] ?? 0;
    const height = points[one * STRIDE] ?? 0;
    const weight = points[one * STRIDE + 1] ?? 0;
    const rank = points[one * STRIDE + 2] ?? 0;
    let threshold = thresholdOf(taker.limit, geometry);
    for (let at = from * STRIDE; at < to * STRIDE; at += STRIDE) {
      const h = height - (points[at] ?? 0);
      const w = weight - (points[at + 1] ?? 0);
      const s = rank - (points[at + 2] ?? 0);
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
