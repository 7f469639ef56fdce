/** What is measured: one program, and how one run of it goes. */
export interface Contender<Run> {
  name: string;
  run(): Promise<Run>;
}

/**
 * Lets the contenders run in turn, so that the machine's moods fall on all of them: their runs by name, in the
 * contenders' order. The first rounds warm the disk's cache and are not counted.
 */
export async function takeTurns<Run>(
  contenders: readonly Contender<Run>[],
  { runs, warmUps = 1 }: { runs: number; warmUps?: number },
): Promise<Map<string, Run[]>> {
  const results = new Map(contenders.map(({ name }) => [name, [] as Run[]]));
  for (let round = -warmUps; round < runs; round++) {
    for (const { name, run } of contenders) {
      const result = await run();
      if (round >= 0) results.get(name)?.push(result);
    }
  }
  return results;
}

/** The value in the middle, the upper one of two; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
