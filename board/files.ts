import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import type { Messages } from '../messages/messages.ts';
import type { Audience } from '../shared/ids.ts';
import { css as base } from '../web/base.css';
import { css as board } from '../web/board.css';
import { css as details } from '../web/details.css';
import { css as labs } from '../web/labs.css';
import { css as palette } from '../web/palette.css';
import { css as seats } from '../web/seats.css';
import type { Files } from './app.ts';

/** Reads the files for the browser. The script is built from board/page/, and lies beside this file. */
export function readFiles(audience: Audience, messages: Messages): Files {
  return {
    page: writePage(audience, messages),
    script: readFileSync(new URL('./page.js', import.meta.url), 'utf8'),
    styles: palette + base + board + seats + details + labs,
    icon,
  };
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#5326b0"/><path d="M16 5l3.2 7.3 7.9.8-6 5.3 1.8 7.8-6.9-4.1-6.9 4.1 1.8-7.8-6-5.3 7.9-.8z" fill="#fff"/></svg>`;

function writePage(audience: Audience, { board, page, campus, roster }: Messages): string {
  return String(html`<!doctype html>
<html lang="${page.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${board.title}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body>
<header>
<h1>${board.title}</h1>
<p id="link" role="status" class="lost"><span>${board.link.connecting}</span></p>
<ul id="counts" aria-label="${board.summary}"></ul>
${audience === 'all' ? html`<p class="banner">${board.showsAll}</p>` : ''}
<p id="trouble" class="banner" role="status" hidden></p>
<noscript><p class="banner">${board.needsScript}</p></noscript>
</header>
<main>
<ol id="labs" aria-label="${campus.report.heading}" hidden></ol>
<p class="front">${board.front}</p>
<ol id="room" aria-label="${board.room}"></ol>
</main>
<footer>
<section aria-labelledby="problem-title"><h2 id="problem-title">${board.mostCommon}</h2><div id="problem"></div></section>
<section aria-labelledby="pairs-title"><h2 id="pairs-title">${board.mostAlike}</h2><div id="pairs"></div></section>
<section aria-labelledby="history-title"><h2 id="history-title">${board.history}</h2><ol id="history"></ol>
<h2 id="changes-title">${board.sinceOpened}</h2><ul id="changes" aria-labelledby="changes-title"></ul>
<h2 id="roll-title" hidden>${roster.heading}</h2><ul id="roll" aria-labelledby="roll-title" tabindex="0" hidden></ul></section>
</footer>
<dialog id="details" aria-labelledby="details-title">
<h2 id="details-title"></h2>
<p id="details-state"></p>
<p id="details-cause"></p>
<dl>
<div><dt>${board.hint}</dt><dd id="details-hint"></dd></div>
<div><dt>${board.said}</dt><dd id="details-said"></dd></div>
<div><dt>${board.record}</dt><dd id="details-record"></dd></div>
<div><dt>${board.notes}</dt><dd id="details-notes"></dd></div>
</dl>
<p id="details-where"></p>
<p class="buttons"><button type="button" id="ask">${board.ask}</button><button type="button" id="close">${board.close}</button>
<span id="asked" role="status"></span></p>
</dialog>
</body>
</html>
`);
}
