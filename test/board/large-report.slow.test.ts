import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { loadMessages } from '../../messages/load.ts';
import { html } from '../../reports/survey/html.ts';
import { maskSurvey } from '../../survey/mask.ts';
import { answered, surveyOf, troubled } from '../crawler/examples.ts';
import { plainColours } from '../crawler/plain.ts';
import { describeWithBrowser } from './browser.ts';

const context = {
  messages: await loadMessages('en'),
  colours: plainColours,
  width: 80,
  room: { columns: 8 },
};

function roomOf(seats: number) {
  return surveyOf(
    Array.from({ length: seats }, (_, index) => {
      const seat = index + 1;
      if (seat % 9 === 0) return troubled(seat, 'bad-json', { code: 'not-json' }, 'x'.repeat(256));
      return answered(seat, { height: 150 + ((seat * 7) % 45), weight: 45 + ((seat * 13) % 50) });
    }),
  );
}

const survey = roomOf(1_000);

/** In the page's own words: these tests know no DOM. */
const countCutCells = `[...document.querySelectorAll('.room li')].filter(
  cell => cell.scrollWidth > cell.clientWidth).length`;

describeWithBrowser('a report of a class', browser => {
  it.each(
    [6, 40].flatMap(seats =>
      [
        [360, 8],
        [768, 12],
        [1_280, 8],
        [1_920, 12],
      ].map(([width = 0, columns = 0]) => [seats, width, columns] as const),
    ),
  )(
    'of %i seats fits a window %i wide with %i in a row: no cell is cut, and nothing sticks out',
    async (...of) => {
      const [seats, width, columns] = of;
      const file = join(mkdtempSync(join(tmpdir(), 'peer-survey-')), 'report.html');
      writeFileSync(file, html.end(roomOf(seats), { ...context, room: { columns } }));
      const { page } = await browser.open(pathToFileURL(file).href, { viewport: { width, height: 900 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await page.evaluate(countCutCells)).toBe(0);
    },
  );
});

describeWithBrowser('a report of 1,000 seats', browser => {
  it.each([
    ['all', survey],
    ['seats', maskSurvey(survey)],
  ])('opens at once, showing %s, with script switched off', async (name, shown) => {
    const file = join(mkdtempSync(join(tmpdir(), 'peer-survey-')), `${name}.html`);
    writeFileSync(file, html.end(shown, context));
    // Without script the page is complete as soon as it has loaded.
    const { page, complaints } = await browser.open(pathToFileURL(file).href, { javaScriptEnabled: false });
    expect(await page.locator('.room li').count()).toBe(1_000);
    expect(await page.locator('svg').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });
});
