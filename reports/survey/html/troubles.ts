import { html } from 'hono/html';
import type { Messages } from '../../../messages/messages.ts';
import { capitalize } from '../../../messages/wording.ts';
import { seatName } from '../../../shared/seat-name.ts';
import type { HostResult } from '../../../survey/result.ts';
import { markOf } from '../marks.ts';
import { findNotes, findTroubles, type TroubledSeat } from '../troubles.ts';
import type { Markup } from './figure.ts';

/** Shows the seats that need help, grouped by cause, each cause with its hint. */
export function showTroubles(hosts: readonly HostResult[], messages: Messages): Markup {
  const troubles = findTroubles(hosts, messages);
  const troubled = troubles.reduce((sum, { seats }) => sum + seats.length, 0);
  const groups = troubles.map(({ cause, hint, seats }) => {
    const rows = seats.map(seat => showSeat(seat, messages));
    return html`<li><h3>${capitalize(cause)}</h3><p>${hint}</p><ul class="seats">${rows}</ul></li>`;
  });
  const { report, page } = messages;
  return html`<section class="help-section"><h2>${troubled > 0 ? report.needHelp(troubled) : page.nobodyNeedsHelp}</h2>
<ul class="troubles">${groups}</ul></section>`;
}

function showSeat({ host, own, phase }: TroubledSeat, { report, page }: Messages): Markup {
  const where = [seatName(host), phase];
  const what = report.join(own === undefined ? where : [own, ...where]);
  const said = host.evidence ? html`<code>${report.said} ${host.evidence.text}</code>` : '';
  return html`<li><b class="${markOf(host)}">${page.seatShort} ${host.seat}</b><small>${what}</small>${said}</li>`;
}

/** Shows notes about replies that were accepted but not perfect. */
export function showNotes(hosts: readonly HostResult[], messages: Messages): Markup | '' {
  const { report } = messages;
  const notes = findNotes(hosts, messages);
  if (notes.length === 0) return '';
  const rows = notes.map(({ seats, text }) => html`<li>${report.note(seats, text)}</li>`);
  return html`<section><h2>${report.notes}</h2><ul>${rows}</ul></section>`;
}
