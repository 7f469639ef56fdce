import { pad, padLeft, paragraph } from '../../cli/layout.ts';
import type { Survey } from '../../survey/survey-schema.ts';
import { hasLabs } from './labs.ts';
import { type Mark, markSeats, marks, symbols } from './marks.ts';
import type { SurveyContext } from './report.ts';

/** The width of a seat: its mark, a blank, its number, and at least two blanks before the next seat. */
const CELL = 8;

/** More seats than this are not drawn: thousands of addresses are not a room. */
const DRAWN_SEATS = 400;

/** Draws the plan of the room, with a mark for each state; readable without colour. */
export function drawRoom(survey: Survey, context: SurveyContext): string[] {
  const { hosts } = survey;
  if (hosts.length === 0 || hosts.length > DRAWN_SEATS || hasLabs(hosts)) return [];
  const { messages, colours, width, room } = context;
  const seats = markSeats(survey);
  const cell = Math.max(CELL, 4 + String(Math.max(...seats.map(({ seat }) => seat))).length);
  const perRow = Math.max(1, Math.min(room.columns, Math.floor((width - 2) / cell)));
  const rows: string[] = [];
  for (let at = 0; at < seats.length; at += perRow) {
    const cells = seats.slice(at, at + perRow).map(({ seat, mark }) => {
      return paint(`${symbols[mark]} ${padLeft(String(seat), 2)}`, mark, colours);
    });
    rows.push(`  ${cells.map(text => pad(text, cell)).join('')}`.trimEnd());
  }
  const used = marks.filter(mark => seats.some(seat => seat.mark === mark));
  const legend = used.map(mark => `${symbols[mark]} ${messages.report.marks[mark]}`).join('   ');
  return [colours.bold(messages.report.room), ...rows, '', ...paragraph(legend, width, 2)];
}

function paint(text: string, mark: Mark, colours: SurveyContext['colours']): string {
  switch (mark) {
    case 'pair':
      return colours.bold(colours.green(text));
    case 'ok':
    case 'declined':
      return colours.green(text);
    case 'help':
      return colours.red(text);
    case 'nobody':
    case 'cancelled':
      return colours.yellow(text);
  }
}
