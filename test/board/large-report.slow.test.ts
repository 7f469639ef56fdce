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

const survey = surveyOf(
  Array.from({ length: 1_000 }, (_, index) => {
    const seat = index + 1;
    if (seat % 9 === 0) return troubled(seat, 'bad-json', { code: 'not-json' }, 'x'.repeat(256));
    return answered(seat, { height: 150 + ((seat * 7) % 45), weight: 45 + ((seat * 13) % 50) });
  }),
);

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
