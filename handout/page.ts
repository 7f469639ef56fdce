import { html, raw } from 'hono/html';
import type { Messages } from '../messages/messages.ts';
import { type Language, languageNames, languages } from '../shared/language.ts';
import { css as base } from '../web/base.css';
import { css as own } from '../web/handout.css';
import { css as palette } from '../web/palette.css';
import { type LessonName, lessonNames, lessons } from './lessons.ts';
import { call, FILE, type System, systems } from './lines.ts';

/** The style sheet, embedded in the page. */
export const styles = palette + base + own;

/** What varies from page to page. */
export interface PageFacts {
  language: Language;
  messages: Messages;
  /** The URL of the page, with a final slash. */
  url: string;
  sha256: string;
}

/** Writes the page: the file, and what to type on each system. The page has no script, and loads nothing else. */
export function writePage({ language, messages, url, sha256 }: PageFacts): string {
  const { page } = messages.handout;
  const start = (['windows', 'macos', 'linux'] as const).map(system =>
    card(system, { language, messages, url, sha256 }),
  );
  const body = html`<p class="address card"><span>${page.address}</span> <strong>${url}</strong></p>
<p>${page.intro}</p>
<p class="node"><span>${page.node}</span> <code>node --version</code></p>
<div class="systems">${start}</div>
<section class="checksum"><h2>${page.checksum}</h2><code>${sha256}</code>
<p>${page.compare} <a href="/${FILE}">${page.byHand}</a></p></section>
<section><h2>${page.next}</h2><dl>
<div><dt><code>${call('serve', language)}</code></dt><dd>${page.serve}</dd></div>
<div><dt><code>${call('check 127.0.0.1', language)}</code></dt><dd>${page.check}</dd></div>
<div><dt><code>${call('talk 127.0.0.1:7000', language)}</code></dt><dd>${page.talk}</dd></div>
<div><dt><code>${call('referee', language)} -- python3 crawler.py {hosts}</code></dt><dd>${page.referee}</dd></div>
<div><dt><code>${call('demo', language)}</code></dt><dd>${page.demo}</dd></div>
</dl></section>
<section><h2>${page.lessons}</h2><ul>${lessonNames.map(
    name =>
      html`<li><a href="/${language}/${name}">${lessons[language][name].title}</a></li>
`,
  )}</ul></section>`;
  return layOut({ language, title: page.title, path: '', body }, messages);
}

/** Writes a lesson, which links back to the first page. */
export function writeLesson(
  name: LessonName,
  { language, messages }: Pick<PageFacts, 'language' | 'messages'>,
): string {
  const { page } = messages.handout;
  const { title, html: text } = lessons[language][name];
  const body = html`<p><a href="/${language}">${page.title}</a></p>
<article class="card">${raw(text)}</article>`;
  return layOut({ language, title, path: `/${name}`, body }, messages);
}

function layOut(
  { language, title, path, body }: { language: Language; title: string; path: string; body: unknown },
  { handout: { page } }: Messages,
): string {
  const choices = languages.map(other => choice(other, { current: language, path }));
  // A lesson has a first heading of its own.
  const isLesson = path !== '';
  return String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(styles)}</style>
</head>
<body>
<header>
${isLesson ? '' : html`<h1>${title}</h1>`}
<nav aria-label="${page.languages}">${choices}</nav>
</header>
<main>
${body}
</main>
</body>
</html>
`);
}

function choice(other: Language, { current, path }: { current: Language; path: string }) {
  return other === current
    ? html`<span lang="${other}" aria-current="page">${languageNames[other]}</span>`
    : html`<a href="/${other}${path}" lang="${other}" hreflang="${other}">${languageNames[other]}</a>`;
}

function card(system: System, { language, messages, url, sha256 }: PageFacts) {
  const { page } = messages.handout;
  const { start, verify, answer } = systems[system];
  const asks = system !== 'linux';
  return html`<section><h2>${page.systems[system]}</h2><div>
<h3>${page.start}</h3><code>${start(`${url}${FILE}`, call('serve', language))}</code>
${asks ? html`<p>${messages.serve.firewall}</p>` : ''}
<h3>${page.verify}</h3><code>${verify(sha256)}</code><p>${page.answers(answer)}</p></div></section>
`;
}
