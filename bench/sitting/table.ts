/** What a figure should be: no more or no less than a bound, and better still than `aim`. */
export type Goal = { unit: string; aim?: number } & ({ atMost: number } | { atLeast: number });

/** A row of a table. The cell of a peer that is not installed is undefined, and stays empty. */
export type Row = readonly (string | undefined)[];

/**
 * Prints a title and rows in columns: the first to the left, numbers to the right, and the last, which says what came of
 * the goal, to the left again.
 */
export function printTable(title: string, header: readonly string[], rows: readonly Row[]): void {
  const cells = [header, ...rows].map(row => header.map((_, column) => row[column] ?? ''));
  const widths = header.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  const isText = (column: number) => column === 0 || header[column] === 'goal';
  const lines = cells.map(row =>
    row
      .map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const [head, ...body] = lines;
  console.log(
    `\n${title}\n\n${[head, '-'.repeat(Math.max(...lines.map(line => line.length))), ...body].join('\n')}`,
  );
}

/** Formats a figure with a sensible number of digits; undefined if it was not measured. */
export function figure(value: number | undefined, unit = ''): string | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined;
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === '' ? text : `${text} ${unit}`;
}

/** Whether a goal was met, as a cell for the column `goal`. Judges the exact figure, not the rounded one. */
export function judge(value: number | undefined, goal: Goal): string {
  const isAtMost = 'atMost' in goal;
  const bound = isAtMost ? goal.atMost : goal.atLeast;
  const isMet = (limit: number) => value !== undefined && (isAtMost ? value <= limit : value >= limit);
  const word = value === undefined || Number.isNaN(value) ? 'not measured' : isMet(bound) ? 'met' : 'missed';
  const asked = `${isAtMost ? 'at most' : 'at least'} ${bound.toLocaleString('en')} ${goal.unit}: ${word}`;
  if (goal.aim === undefined || word !== 'met') return asked;
  return `${asked}, and the aim of ${goal.aim.toLocaleString('en')} ${isMet(goal.aim) ? 'too' : 'not'}`;
}
