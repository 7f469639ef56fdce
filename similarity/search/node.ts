/** Numbers of a point in a tree's array: its steps along the three axes, and the index of its student. */
export const STRIDE = 4;

export type Axis = 0 | 1 | 2;

/** A stretch of points, from `start` up to but without `end`, in its tight box. */
export interface Node {
  start: number;
  end: number;
  /** The lowest and the highest step along each axis. */
  low: readonly [number, number, number];
  high: readonly [number, number, number];
  /** The axis that the children lie along, in order. */
  axis: Axis;
  /** None for a leaf. */
  children: Node[];
}
