import type { Field } from '../../shared/finding.ts';
import type { Student } from '../../shared/reply.ts';
import { report } from './report.ts';

const list = (names: readonly string[]) => names.join(', ');
const count = (many: number, [one, several]: readonly [string, string]) =>
  `${many.toLocaleString('en')} ${many === 1 ? one : several}`;
const rows = (many: number) => count(many, ['row', 'rows']);

/** What `pair` says of saved answers. */
export const pair = {
  described: (of: { a: string; b: string; bodyA: Student; bodyB: Student }) =>
    `${of.a} and ${of.b}: ${report.body(of.bodyA)} and ${report.body(of.bodyB)}`,
  ranked: (of: { a: string; b: string; distance: string }) => `${of.a} and ${of.b} (${of.distance})`,
  noRows: 'No pair: there are no rows.',
  noPair: (compared: number) =>
    compared === 0 ? 'No pair: no row can be compared.' : 'No pair: only one row can be compared.',
  compared: (of: { compared: number; rows: number; reasons: string[] }) =>
    `${of.compared.toLocaleString('en')} of ${rows(of.rows)} compared${of.reasons.length > 0 ? `; left out: ${of.reasons.join('; ')}` : ''}.`,
  declined: (many: number) => `${many.toLocaleString('en')} ${many === 1 ? 'keeps' : 'keep'} it private`,
  sharedIds: (many: number, first: readonly string[]) =>
    `${rows(many)} share a student number with another, such as ${list(first)}`,
  unusable: (many: number) => `${many.toLocaleString('en')} could not be used`,

  faults: {
    heading: (many: number) => `${rows(many)} could not be used`,
    times: (many: number, cause: string) => `${rows(many)}: ${cause}`,
    at: {
      line: (at: number, cause: string) => `line ${at}: ${cause}`,
      entry: (at: number, cause: string) => `entry ${at}: ${cause}`,
      seat: (at: number, cause: string) => `seat ${at}: ${cause}`,
    },
    seat: (status: string) => `the crawl says: ${status}`,
    masked: 'answered, but was saved without its record; save it with crawl --show all',
    missing: 'on the class list, but missing in the crawl',
    remark: 'an example, a total, a note or the header again, not a student',
    emptyCell: (key: Field) => `${key} is empty`,
    notANumber: (key: Field, text?: string) =>
      `${key}${text === undefined ? '' : ` "${text}"`} is not just a number`,
    cells: (of?: { found: number; expected: number }) =>
      of === undefined
        ? 'not as many cells as the header has'
        : `${count(of.found, ['cell', 'cells'])}, but the header has ${of.expected}`,
    brokenId: (text?: string) =>
      `the student number${text === undefined ? '' : ` "${text}"`} is what Excel made of one; format its column as Text, enter the numbers again, and save`,
    brokenQuotes: 'a quotation mark is misplaced or unmatched',
  },

  explained: {
    heading: (a: string, b: string) => `How the distance of ${a} and ${b} comes about`,
    columns: { measure: 'measure', difference: 'difference', scale: 'scale', share: 'share' },
    measures: { height: 'height', weight: 'weight', size: 'size' },
    scales: {
      seuclidean: 'The scale is the standard deviation; the shares are of the squared distance.',
      gower: 'The scale is the range; the shares are of the sum.',
      mahalanobis:
        'The scale is the standard deviation; each share is what the measures above it do not already explain, of the squared distance.',
      euclidean:
        'There is no scale: one centimetre counts as one kilogram or one size. The shares are of the squared distance.',
    },
  },

  nearest: 'Nearest to each',
  neighbour: (of: { id: string; nearest: string; distance: string }) =>
    `${of.id} → ${of.nearest} (${of.distance})`,
};
