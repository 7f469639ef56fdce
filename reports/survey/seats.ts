import { cut, pad, padLeft, paragraph } from '../../cli/layout.ts';
import { seatName } from '../../shared/seat-name.ts';
import type { HostResult } from '../../survey/result.ts';
import type { SurveyContext } from './report.ts';
import { findNotes, findTroubles, type Trouble, type TroubledSeat } from './troubles.ts';

/** The seats that need help, grouped by cause, the most frequent first, each cause with its hint. */
export function reportTroubles(hosts: readonly HostResult[], context: SurveyContext): string[] {
  const { messages, colours } = context;
  const troubles = findTroubles(hosts, messages);
  const troubled = troubles.reduce((sum, { seats }) => sum + seats.length, 0);
  if (troubled === 0) return [];
  const groups = troubles.flatMap(trouble => ['', ...reportGroup(trouble, context)]);
  return [colours.bold(messages.report.needHelp(troubled)), ...groups];
}

function reportGroup({ cause, hint, seats }: Trouble, context: SurveyContext): string[] {
  const { colours, width } = context;
  return [
    ...paragraph(colours.red(cause), width, 2),
    ...paragraph(hint, width, 4),
    ...seats.flatMap(seat => reportSeat(seat, context)),
  ];
}

function reportSeat({ host, own, phase }: TroubledSeat, context: SurveyContext): string[] {
  const { messages, colours, width } = context;
  const where = `${padLeft(String(host.seat), 6)}  ${pad(seatName(host), 22)}`;
  const what = messages.report.join([...(own === undefined ? [] : [own]), phase]);
  const said = host.evidence ? [cut(`        ${messages.report.said} ${host.evidence.text}`, width)] : [];
  const [line = '', ...rest] = paragraph(what, width - 30);
  return [
    `${where}${line}`,
    ...rest.map(more => ' '.repeat(30) + more),
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
