import type { RosterFault } from '../../shared/file-problem.ts';

const count = (many: number, [one, several]: readonly [string, string]) =>
  `${many} ${many === 1 ? one : several}`;

const faults: Record<RosterFault['code'], (text: string) => string> = {
  'no-id': text => `${text === '' ? '' : `"${text}" has `}no student number`,
  'broken-id': text =>
    `"${text}" is what Excel made of a student number; format its column as Text, and enter the numbers again`,
  'long-id': text => `"${text}" is longer than a student number can be`,
  'no-name': text => `${text} has no name; remove the row if it is not a student`,
  'repeated-id': text => `${text} is already on the list; remove one`,
  'broken-quotes': () => 'a quotation mark is misplaced or unmatched',
};

/** The class list: what is wrong with it, and how it compares with the answers. */
export const roster = {
  fault: ({ code, line, text }: RosterFault) => `line ${line}: ${faults[code](text)}`,
  refused: (path: string, first: string, many: number) =>
    `${path}, ${first}${many > 1 ? `; ${many - 1} more` : ''}; list --roster ${path} shows every row`,
  nobody: (path: string) => `${path} has a header, but no student below it`,
  columns: ['line', 'id', 'name', 'seat', 'class'],
  preview: (of: { students: number; faults: number; remarks: number }) =>
    `${count(of.students + of.faults + of.remarks, ['row', 'rows'])}: ${[
      count(of.students, ['student', 'students']),
      ...(of.remarks > 0 ? [`${of.remarks} of examples, totals, notes or headers`] : []),
      ...(of.faults > 0 ? [`${of.faults} that cannot be used`] : []),
    ].join(', ')}.`,
  faultsHeading: 'Rows that cannot be used',
  remarksHeading: 'Examples, totals, notes and headers, not counted as students',
  remark: ({ line, text }: { line: number; text: string }) => `line ${line}: ${text}`,

  heading: 'Class list',
  summary: (of: { listed: number; missing: number; elsewhere: number; unlisted: number; twice: number }) =>
    `${of.listed - of.missing} of ${of.listed} answered, ${of.missing} missing, ${of.elsewhere} in another seat, ${count(of.unlisted, ['number', 'numbers'])} not on the list, ${of.twice} there twice.`,
  missing: 'Missing',
  elsewhere: 'In another seat than the list says',
  unlisted: 'Not on the list',
  twice: 'There more than once',
  person: (of: { id: string; name: string; class?: string | undefined }) =>
    `${of.id} ${of.name}${of.class === undefined ? '' : ` (${of.class})`}`,
  missingAt: (person: string, seat?: number | string) =>
    seat === undefined ? person : `${person}, seat ${seat}`,
  moved: (person: string, seat: number | string, expected: number | string) =>
    `${person} sits in seat ${seat}, not in seat ${expected}`,
  stranger: (of: { id: string; seat?: number | string | undefined; nearest: string[] }) =>
    `${of.seat === undefined ? '' : `seat ${of.seat}: `}${of.id}${of.nearest.length > 0 ? `; nearest on the list: ${of.nearest.join(' or ')}` : ''}`,
  several: (person: string, seats: (number | string)[]) =>
    seats.length === 0 ? person : `${person}, seats ${seats.join(', ')}`,
};
