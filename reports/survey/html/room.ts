import { html } from 'hono/html';
import type { Survey } from '../../../survey/survey-schema.ts';
import { hasLabs } from '../labs.ts';
import { type Mark, markOf, marks, symbols } from '../marks.ts';
import type { SurveyContext } from '../report.ts';
import type { Markup } from './figure.ts';

/** Up to this many seats, and seats in a row, each seat gets a tile with a word; larger rooms get small cells. */
const TILES = { seats: 100, columns: 12 } as const;

/** Draws the plan of the room: each seat with its number, a symbol and a word. */
export function drawRoom({ hosts, similarity }: Survey, { messages, room }: SurveyContext): Markup | '' {
  if (hasLabs(hosts)) return '';
  const words = messages.report.marks;
  const alike = new Set(similarity.mostSimilar.flatMap(({ a, b }) => [a.seat, b.seat]));
  const seats = hosts.map(host => {
    const mark: Mark = alike.has(host.seat) ? 'pair' : markOf(host);
    return { seat: host.seat, mark, says: messages.page.seat(host.seat, words[mark]) };
  });
  const large = hosts.length <= TILES.seats && room.columns <= TILES.columns;
  const cells = seats.map(({ seat, mark, says }) =>
    large
      ? html`<li class="${classOf(mark)}"><b>${symbols[mark]} ${seat}</b><span>${words[mark]}</span></li>`
      : html`<li class="${classOf(mark)}" title="${says}">${symbols[mark]} ${seat}</li>`,
  );
  const used = marks.filter(mark => seats.some(seat => seat.mark === mark));
  const legend = used.map(mark => html`<li class="${classOf(mark)}">${symbols[mark]} ${words[mark]}</li>`);
  return html`<section class="room-section"><h2>${messages.report.room}</h2>
<ol class="${large ? 'room' : 'room compact'}" style="--columns:${room.columns}">${cells}</ol>
${large ? '' : html`<ul class="legend">${legend}</ul>`}</section>`;
}

/** The CSS class of a mark; the class `pair` is already used for the large line at the top. */
function classOf(mark: Mark): string {
  return mark === 'pair' ? 'pair-seat' : mark;
}
