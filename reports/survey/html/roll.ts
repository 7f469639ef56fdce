import { html } from 'hono/html';
import type { Messages } from '../../../messages/messages.ts';
import type { Survey } from '../../../survey/survey-schema.ts';
import { seatNamer } from '../labs.ts';
import { wordRoll } from '../roll.ts';
import type { Markup } from './figure.ts';

/** Shows the roll call: names if everything is shown, otherwise counts only. */
export function showRoll(survey: Survey, messages: Messages): Markup | '' {
  const report = wordRoll(survey, messages, seatNamer(survey.hosts, messages));
  if (!report) return '';
  const groups = report.groups.map(
    ({ heading, lines }) =>
      html`<li><h3>${heading}</h3><ul>${lines.map(line => html`<li>${line}</li>`)}</ul></li>`,
  );
  return html`<section><h2>${messages.roster.heading}</h2><p>${report.summary}</p><ul class="troubles">${groups}</ul></section>`;
}
