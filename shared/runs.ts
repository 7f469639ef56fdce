/** Joins ascending numbers for a sentence; three or more consecutive ones become `1-40`, since a campus has thousands of seats. */
export function joinRuns(numbers: readonly number[], separator: string): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const words = runs.flatMap(([first, last]) => {
    if (first === last) return [`${first}`];
    return last === first + 1 ? [`${first}`, `${last}`] : [`${first}-${last}`];
  });
  return words.join(separator);
}
