import { pad } from '../cli/layout.ts';
import { writeOut } from '../cli/output.ts';
import type { Settings } from '../cli/settings.ts';
import { printable, quotable } from '../shared/printable.ts';
import { readRosterFile } from '../targets/open-roster.ts';

/** The widths of the columns; the last column is as wide as needed. */
const WIDTHS = [6, 18, 14, 12];

/** Prints every row of a class list as read: students, faulty rows, remarks. Resolves with 1 if a row is faulty, else 0. */
export async function previewRoster(path: string, settings: Settings): Promise<number> {
  const { files, roster } = settings.messages;
  const { listed, faults, remarks, encoding, sheets = 1 } = await readRosterFile(path, settings);
  const rows = listed.map(({ line, id, name, place = '', class: group = '' }) =>
    layRow([String(line), id, name, place, group].map(printable)),
  );
  const lines = [
    ...(rows.length === 0 ? [] : [layRow(roster.columns)]),
    ...rows,
    ...(faults.length === 0 ? [] : ['', roster.faultsHeading]),
    ...faults.map(fault => `  ${printable(roster.fault(fault))}`),
    ...(remarks.length === 0 ? [] : ['', roster.remarksHeading]),
    ...remarks.map(remark => `  ${quotable(printable(roster.remark(remark)))}`),
    '',
    roster.preview({ students: listed.length, faults: faults.length, remarks: remarks.length }),
    ...(sheets > 1 ? [files.firstSheet(sheets)] : []),
    ...(encoding === undefined ? [] : [files.readAs(files.encodings[encoding])]),
  ];
  await writeOut(`${lines.join('\n')}\n`);
  return faults.length > 0 || listed.length === 0 ? 1 : 0;
}

function layRow(cells: readonly string[]): string {
  return cells
    .map((cell, at) => pad(cell, WIDTHS[at] ?? 0))
    .join(' ')
    .trimEnd();
}
