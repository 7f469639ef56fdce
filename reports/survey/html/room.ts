import { html } from 'hono/html';
import type { Survey } from '../../../survey/survey-schema.ts';
import { hasLabs } from '../labs.ts';
import { type Mark, markSeats, marks, symbols } from '../marks.ts';
import type { SurveyContext } from '../report.ts';
import type { Markup } from './figure.ts';

/** Up to this many seats, and seats in a row, each seat gets a tile with a word where there is room for it; larger rooms get small cells. */
const TILES = { seats: 100, columns: 12 } as const;

/** Draws the plan of the room: each seat with its number, a symbol and a word. */
export function drawRoom(survey: Survey, { messages, room }: SurveyContext): Markup | '' {
  if (hasLabs(survey.hosts)) return '';
  const words = messages.report.marks;
  const seats = markSeats(survey);
  const large = seats.length <= TILES.seats && room.columns <= TILES.columns;
  const cells = seats.map(({ seat, mark }) =>
    large
      ? html`<li class="${classOf(mark)}"><b>${symbols[mark]} ${seat}</b><span>${words[mark]}</span></li>`
      : html`<li class="${classOf(mark)}" title="${messages.page.seat(seat, words[mark])}">${symbols[mark]} ${seat}</li>`,
  );
  const used = marks.filter(mark => seats.some(seat => seat.mark === mark));
  const legend = used.map(mark => html`<li class="${classOf(mark)}">${symbols[mark]} ${words[mark]}</li>`);
  return html`<section class="room-section"><h2>${messages.report.room}</h2>
<ol class="${large ? 'room' : 'room compact'}" style="--columns:${room.columns}">${cells}</ol>
<ul class="legend">${legend}</ul></section>`;
}

/** The CSS class of a mark; the class `pair` is already used for the large line at the top. */
function classOf(mark: Mark): string {
  return mark === 'pair' ? 'pair-seat' : mark;
}
