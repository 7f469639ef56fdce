/** Visits every pair of `count` students: n (n - 1) / 2 of them, and nothing to get wrong. The oracle of the tests. */
export function forEveryPair(count: number, visit: (one: number, other: number) => void): void {
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) visit(one, other);
  }
}
