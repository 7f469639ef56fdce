import { html } from 'hono/html';
import type { Messages } from '../../../messages/messages.ts';
import type { SeatPair, Survey } from '../../../survey/survey-schema.ts';
import { labelStudent } from '../../student-label.ts';
import { seatNamer } from '../labs.ts';
import { sayCompared } from '../left-out.ts';
import type { Markup } from './figure.ts';

/** More tied pairs than this are only counted here; the JSON has the first hundred. */
const SHOWN_TIES = 4;

/** Shows the pair and its ties in large type, or why there is none. */
export function showPair(survey: Survey, messages: Messages): Markup {
  const { report, page } = messages;
  const { mostSimilar, ties, refusal, compared } = survey.similarity;
  if (refusal) return html`<section class="first"><h1>${report.refusal(refusal)}</h1></section>`;
  if (mostSimilar.length === 0)
    return html`<section class="first"><h1>${report.noPair(compared)}</h1></section>`;
  const nameSeat = seatNamer(survey.hosts, messages);
  const pairs = mostSimilar.slice(0, SHOWN_TIES).map(pair => {
    return html`<li><p class="pair">${page.seats(nameSeat(pair.a.seat), nameSeat(pair.b.seat))}</p>${bodies(pair, survey, messages)}</li>`;
  });
  const more = ties > SHOWN_TIES ? html`<p class="soft">${report.moreTies(ties - SHOWN_TIES)}</p>` : '';
  return html`<section class="first"><h1>★ ${ties > 1 ? report.mostAlikeTied(ties) : report.mostAlike}</h1>
<ul class="pairs">${pairs}</ul>${more}</section>`;
}

/** A line with the measures of each of the two, if measures are shown. */
function bodies({ a, b }: SeatPair, { hosts }: Survey, { report }: Messages): Markup[] {
  const students = [a, b].flatMap(({ seat }) => hosts.find(host => host.seat === seat)?.student ?? []);
  return students.map(
    student => html`<p class="body">${report.body(student)} · ${labelStudent(student)}</p>`,
  );
}

/** Says how the pair was computed, and who was compared. */
export function showMethod(survey: Survey, messages: Messages): Markup | '' {
  const { page, report } = messages;
  const [first] = survey.similarity.mostSimilar;
  const method = first
    ? html`<p>${report.method({ ...survey.similarity, distance: first.distance.toFixed(3) })}</p>`
    : '';
  const onlyTwo = survey.similarity.compared === 2 ? html`<p>${report.onlyTwo}</p>` : '';
  return html`<section><h2>${page.method}</h2>${method}<p>${sayCompared(survey, messages)}</p>${onlyTwo}</section>`;
}

/** Shows the closest pairs as a table, with differences only if measures are shown. */
export function tabulatePairs({ hosts, similarity }: Survey, messages: Messages): Markup | '' {
  const { page } = messages;
  const nameSeat = seatNamer(hosts, messages);
  const { ranking } = similarity;
  if (ranking.length === 0) return '';
  const differences = (pair: SeatPair) => [pair.heightDiff, pair.weightDiff, pair.sizeDiff];
  const open = ranking.some(pair => pair.heightDiff !== undefined);
  const titles = [
    page.pair,
    page.distance,
    ...(open ? [page.heightDiff, page.weightDiff, page.sizeDiff] : []),
  ];
  const rows = ranking.map(pair => {
    // Equal distances share a rank.
    const rank = ranking.findIndex(({ distance }) => distance === pair.distance) + 1;
    const cells = [
      page.seats(nameSeat(pair.a.seat), nameSeat(pair.b.seat)),
      pair.distance.toFixed(3),
      ...(open ? differences(pair) : []),
    ];
    return html`<tr><td>${rank}</td>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`;
  });
  return html`<section><h2>${page.closest}</h2>
<div class="scrolls" role="region" aria-label="${page.closest}" tabindex="0"><table><thead><tr>${[
    page.rank,
    ...titles,
  ].map(
    title => html`<th scope="col">${title}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
