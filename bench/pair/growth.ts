/** How many times as long the largest takes as 100,000 students, over what n log n would make of it. */
export function growthOf(medians: ReadonlyMap<number, number>): number | undefined {
  const [small, large] = [1e5, Math.max(...medians.keys())];
  const [before, after] = [medians.get(small), medians.get(large)];
  if (before === undefined || after === undefined || large <= small) return undefined;
  return after / before / ((large * Math.log(large)) / (small * Math.log(small)));
}

/** It may grow twice as fast: caches get too small on the way. */
export const growthGoal = { unit: 'x', atMost: 2 };
