import { columnsOf } from '../../cli/columns.ts';
import { cut, pad, padLeft, paragraph } from '../../cli/layout.ts';
import { capitalize } from '../../messages/wording.ts';
import { seatName } from '../../shared/seat-name.ts';
import type { HostResult } from '../../survey/result.ts';
import { section } from '../sections.ts';
import type { SurveyContext } from './report.ts';
import { findNotes, findTroubles, type Trouble, type TroubledSeat } from './troubles.ts';

/** The width before a seat's name: its number and two blanks. */
const NUMBER = 8;
/** The least width of the column of names, including two blanks. */
const NAME = 22;

/** Lists the seats that need help, grouped by cause with a hint, the most frequent cause first. */
export function reportTroubles(hosts: readonly HostResult[], context: SurveyContext): string[] {
  const { messages, colours } = context;
  const troubles = findTroubles(hosts, messages);
  const troubled = troubles.reduce((sum, { seats }) => sum + seats.length, 0);
  if (troubled === 0) return [];
  const names = troubles.flatMap(({ seats }) => seats.map(({ host }) => columnsOf(seatName(host)) + 2));
  // At least half of the line is for the cause; a longer name gets a line of its own.
  const half = Math.floor(context.width / 2) - NUMBER;
  const nameColumns = Math.max(NAME, ...names.filter(columns => columns <= half));
  const groups = troubles.flatMap(trouble => ['', ...reportGroup(trouble, nameColumns, context)]);
  return [colours.bold(messages.report.needHelp(troubled)), ...groups];
}

function reportGroup({ cause, hint, seats }: Trouble, nameColumns: number, context: SurveyContext): string[] {
  const { colours, width } = context;
  return [
    ...paragraph(colours.red(capitalize(cause)), width, 2),
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
  const what = messages.report.join(own === undefined ? [phase] : [own, phase]);
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

/** Lists notes about accepted replies, one line each, with the seats concerned. */
export function reportNotes(hosts: readonly HostResult[], context: SurveyContext): string[] {
  const { report } = context.messages;
  const notes = findNotes(hosts, context.messages);
  return section(
    report.notes,
    notes.map(({ seats, text }) => report.note(seats, text)),
    context,
  );
}
