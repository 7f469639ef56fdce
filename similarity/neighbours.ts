import { areTwins, makeAxisGap, makePointGap } from './box.ts';
import { makeComparison } from './comparison.ts';
import { thresholdOf } from './geometry.ts';
import type { Measure } from './metrics.ts';
import { selectFirst } from './pair.ts';
import { STRIDE } from './slices.ts';
import type { Students } from './students.ts';
import { BOX, type Tree } from './tree.ts';

/** By student: the index of the nearest other one, and how far away it is. */
export interface Neighbours {
  nearest: Uint32Array;
  distance: Float64Array;
}

/** The neighbours that are known so far; nobody's nearest is farther than `limit` while `offer` is about them. */
export function makeNeighbours({ precedes, height }: Students, { distance }: Pick<Measure, 'distance'>) {
  const found: Neighbours = {
    nearest: new Uint32Array(height.length),
    distance: new Float64Array(height.length).fill(Number.POSITIVE_INFINITY),
  };
  const keep = (student: number, other: number, apart: number) => {
    const least = found.distance[student] ?? 0;
    if (apart > least || (apart === least && !precedes(other, found.nearest[student] ?? 0))) return;
    found.distance[student] = apart;
    found.nearest[student] = other;
  };
  return {
    found,
    keep,
    offer: (student: number, other: number) => keep(student, other, distance(student, other)),
  };
}

/** Searches a tree for the nearest neighbour of every student, of several the first by id. */
export function searchNeighbours(tree: Tree, students: Students, measure: Measure): Neighbours {
  const { points, start, end, child, children, axis, boxes } = tree;
  const { geometry } = measure;
  const { found, keep, offer } = makeNeighbours(students, measure);
  const pointGap = makePointGap(tree, geometry);
  const axisGap = makeAxisGap(geometry);
  let student = 0;
  const limit = () => found.distance[student] ?? 0;
  const compare = makeComparison(points, geometry, {
    get limit() {
      return limit();
    },
    offer,
  });
  // Of students in one place only the first by id can be somebody else's nearest: the others are not asked.
  const asked = Uint32Array.from(end);
  for (let node = 0; node < tree.nodes; node++) {
    if (children[node] === 0 && areTwins(tree, node)) meetTwins(node);
  }
  for (let node = 0; node < tree.nodes; node++) {
    if (children[node] !== 0) continue;
    for (let point = start[node] ?? 0; point < (end[node] ?? 0); point++) {
      student = points[point * STRIDE + 3] ?? 0;
      search(0, point);
    }
  }
  return found;

  function meetTwins(leaf: number): void {
    const from = start[leaf] ?? 0;
    const to = end[leaf] ?? 0;
    const first = selectFirst(students, 2);
    for (let point = from; point < to; point++) first.add(points[point * STRIDE + 3] ?? 0);
    const [one = 0, other = 0] = first.chosen;
    for (let point = from; point < to; point++) {
      const twin = points[point * STRIDE + 3] ?? 0;
      keep(twin, twin === one ? other : one, 0);
      if (twin !== one) continue;
      points[point * STRIDE + 3] = points[from * STRIDE + 3] ?? 0;
      points[from * STRIDE + 3] = one;
    }
    asked[leaf] = from + 1;
  }

  /** Goes down into the slice that the point lies in first, which makes the limit small, then to both sides of it. */
  function search(node: number, point: number): void {
    if (children[node] === 0) {
      searchLeaf(node, point);
      return;
    }
    const along = axis[node] ?? 0;
    const value = points[point * STRIDE + along] ?? 0;
    const first = child[node] ?? 0;
    const stop = first + (children[node] ?? 0);
    let home = first;
    while (home + 1 < stop && (boxes[(home + 1) * BOX + 2 * along] ?? 0) <= value) home += 1;
    visit(home, point);
    for (let slice = home + 1; slice < stop; slice++) {
      if (axisGap((boxes[slice * BOX + 2 * along] ?? 0) - value, along) > thresholdOf(limit(), geometry))
        break;
      visit(slice, point);
    }
    for (let slice = home - 1; slice >= first; slice--) {
      if (axisGap(value - (boxes[slice * BOX + 2 * along + 1] ?? 0), along) > thresholdOf(limit(), geometry))
        break;
      visit(slice, point);
    }
  }

  function visit(node: number, point: number): void {
    if (pointGap(point, node) <= thresholdOf(limit(), geometry)) search(node, point);
  }

  function searchLeaf(leaf: number, point: number): void {
    const from = start[leaf] ?? 0;
    const to = asked[leaf] ?? 0;
    if (point < from || point >= (end[leaf] ?? 0)) compare(point, from, to);
    // Twins in one leaf have met already.
    else if (to === end[leaf]) {
      compare(point, from, point);
      compare(point, point + 1, to);
    }
  }
}
