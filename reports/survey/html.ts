import { html as markup, raw } from 'hono/html';
import type { Survey } from '../../survey/survey-schema.ts';
import { css as base } from '../../web/base.css';
import { css as palette } from '../../web/palette.css';
import { css as print } from '../../web/print.css';
import { css as styles } from '../../web/report.css';
import { css as room } from '../../web/room.css';
import type { Markup } from './html/figure.ts';
import { drawHistogram } from './html/histogram.ts';
import { showRoll } from './html/roll.ts';
import { drawRoom } from './html/room.ts';
import { drawScatter } from './html/scatter.ts';
import { showMethod, showPair, tabulatePairs } from './html/similar.ts';
import { showNotes, showTroubles } from './html/troubles.ts';
import { sayLabs } from './labs.ts';
import type { Format, SurveyContext } from './report.ts';
import { summarize } from './summary.ts';

/**
 * The report as a web page: one file without scripts that needs no network. Text from seats is escaped as it is written;
 * the Content-Security-Policy is there in case somebody forgets that.
 */
export const html: Format = {
  end: (survey, context) => `${writePage(survey, context)}\n`,
};

const policy = "default-src 'none'; style-src 'unsafe-inline'";

function writePage(survey: Survey, context: SurveyContext): Markup {
  const { messages } = context;
  const { page } = messages;
  return markup`<!doctype html>
<html lang="${page.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${page.title}</title>
<style>${raw(palette)}${raw(base)}${raw(styles)}${raw(room)}${raw(print)}</style>
</head>
<body>
<header><p><time datetime="${survey.startedAt}">${sayWhen(survey.startedAt, page.tag)}</time></p>
<p>${summarize(survey, context)}</p></header>
<main>
${isOpen(survey) ? markup`<p class="banner">${page.showsAll}</p>` : ''}
${showPair(survey, messages)}
<div class="beside">${drawChart(survey, context)}${drawRoom(survey, context)}</div>
${showLabs(survey, messages)}
${showRoll(survey, messages)}
${showTroubles(survey.hosts, messages)}
${showNotes(survey.hosts, messages)}
<div class="beside">${showMethod(survey, messages)}${tabulatePairs(survey, messages)}</div>
</main>
</body>
</html>`;
}

/** A line for each lab with trouble, if there are labs. */
function showLabs({ hosts }: Survey, messages: SurveyContext['messages']): Markup | '' {
  const lines = sayLabs(hosts, messages);
  if (lines.length === 0) return '';
  return markup`<section><h2>${messages.campus.report.heading}</h2><ul>${lines.map(line => markup`<li>${line}</li>`)}</ul></section>`;
}

/** Whether the survey has personal data, which a mask would have removed. */
function isOpen({ hosts }: Survey): boolean {
  return hosts.some(({ student, declined, evidence }) => student || declined || evidence);
}

function drawChart(survey: Survey, { messages }: SurveyContext): Markup | '' {
  const drawn = drawScatter(survey, messages);
  return drawn === '' ? drawHistogram(survey.similarity, messages) : drawn;
}

function sayWhen(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
}
