import { columnsOf } from '../../cli/columns.ts';
import { cut, pad, padLeft, paragraph } from '../../cli/layout.ts';
import { seatName } from '../../shared/seat-name.ts';
import type { HostResult } from '../../survey/result.ts';
import type { SurveyContext } from './report.ts';
import { findNotes, findTroubles, type Trouble, type TroubledSeat } from './troubles.ts';

/** Columns in front of a seat's name: its number, and two blanks. */
const NUMBER = 8;
/** Columns of a name and the two blanks behind it, where no name is longer. */
const NAME = 22;

/** The seats that need help, grouped by cause, the most frequent first, each cause with its hint. */
export function reportTroubles(hosts: readonly HostResult[], context: SurveyContext): string[] {
  const { messages, colours } = context;
  const troubles = findTroubles(hosts, messages);
  const troubled = troubles.reduce((sum, { seats }) => sum + seats.length, 0);
  if (troubled === 0) return [];
  const names = troubles.flatMap(({ seats }) => seats.map(({ host }) => columnsOf(seatName(host)) + 2));
  // Half of the line is for what happened; a longer name stands on a line of its own.
  const half = Math.floor(context.width / 2) - NUMBER;
  const nameColumns = Math.max(NAME, ...names.filter(columns => columns <= half));
  const groups = troubles.flatMap(trouble => ['', ...reportGroup(trouble, nameColumns, context)]);
  return [colours.bold(messages.report.needHelp(troubled)), ...groups];
}

function reportGroup({ cause, hint, seats }: Trouble, nameColumns: number, context: SurveyContext): string[] {
  const { colours, width } = context;
  return [
    ...paragraph(colours.red(cause), width, 2),
    ...paragraph(hint, width, 4),
    ...seats.flatMap(seat => reportSeat(seat, nameColumns, context)),
  ];
}

function reportSeat(
  { host, own, phase }: TroubledSeat,
  nameColumns: number,
  context: SurveyContext,
): string[] {
  const { messages, colours, width } = context;
  const name = seatName(host);
  const what = messages.report.join([...(own === undefined ? [] : [own]), phase]);
  const [line = '', ...rest] = paragraph(what, width, NUMBER + nameColumns);
  const fits = columnsOf(name) + 2 <= nameColumns;
  const [first = '', ...more] = fits
    ? [pad(name, nameColumns) + line.trimStart()]
    : paragraph(name, width - NUMBER);
  const said = host.evidence ? [cut(`        ${messages.report.said} ${host.evidence.text}`, width)] : [];
  return [
    `${padLeft(String(host.seat), NUMBER - 2)}  ${first}`,
    ...more.map(part => ' '.repeat(NUMBER) + part),
    ...(fits ? rest : [line, ...rest]),
    ...said.map(line => colours.dim(line)),
  ];
}

/** What was legal but is worth a word, a note a line, with the seats that it concerns. */
export function reportNotes(hosts: readonly HostResult[], context: SurveyContext): string[] {
  const { messages, colours, width } = context;
  const notes = findNotes(hosts, messages);
  if (notes.length === 0) return [];
  const rows = notes.flatMap(({ seats, text }) => paragraph(messages.report.note(seats, text), width, 2));
  return [colours.bold(messages.report.notes), ...rows];
}
