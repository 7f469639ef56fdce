/** How many numbers a point takes in a tree's array: its steps along the three axes, and the index of its student. */
export const STRIDE = 4;

/** Height, weight, size rank. */
export type Axis = 0 | 1 | 2;

/** A range of points, from `start` up to, but not including, `end`, and its bounding box. */
export interface Node {
  start: number;
  end: number;
  /** The lowest and highest step along each axis. */
  low: readonly [number, number, number];
  high: readonly [number, number, number];
  /** The axis along which the children are ordered. */
  axis: Axis;
  /** Empty for a leaf. */
  children: Node[];
}
