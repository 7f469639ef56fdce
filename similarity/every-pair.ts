import { type Collector, firstPlace, ranking } from './collector.ts';
import { LISTED, type MakeFinder, makeNeighbours } from './finder.ts';

/** Compares all n (n - 1) / 2 pairs of students: simple, and the reference for the tests of the tree search. */
export const compareEveryPair: MakeFinder = (students, { distance }) => {
  const count = students.height.length;
  const offerAll = <Kind extends Collector>(collector: Kind): Kind => {
    forEveryPair(count, collector.offer);
    return collector;
  };
  return {
    mostSimilar: (listed = LISTED) => offerAll(firstPlace(students, distance, listed)).result(),
    closestPairs: k => (k < 1 ? [] : offerAll(ranking(students, distance, k)).result()),
    nearestNeighbours() {
      const { found, keep } = makeNeighbours(count, students);
      forEveryPair(count, (one, other) => {
        const apart = distance(one, other);
        keep(one, other, apart);
        keep(other, one, apart);
      });
      return found;
    },
  };
};

function forEveryPair(count: number, visit: (one: number, other: number) => void): void {
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) visit(one, other);
  }
}
