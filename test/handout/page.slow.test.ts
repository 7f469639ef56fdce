import { expect, it, onTestFinished } from 'vitest';
import { lessonNames } from '../../handout/lessons.ts';
import { languages } from '../../shared/language.ts';
import { findFaults } from '../board/axe.ts';
import { describeWithBrowser } from '../board/browser.ts';
import { startHandout } from './started.ts';

describeWithBrowser('the page of the handout', browser => {
  it.each(languages)('in %s is one that axe passes, wide and narrow, by day and by night', async language => {
    const { url } = await startHandout();
    for (const [width, colorScheme] of [
      [1_400, 'light'],
      [820, 'light'],
      [360, 'dark'],
    ] as const) {
      const opened = await browser.open(url + language, { viewport: { width, height: 800 }, colorScheme });
      onTestFinished(() => opened.page.close());
      expect(await findFaults(opened.page)).toEqual([]);
      expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(opened.complaints).toEqual([]);
      expect(opened.asked.filter(asked => !asked.startsWith('data:'))).toEqual([url + language]);
    }
  });

  it.each(['zh-CN', 'zh-TW'])('speaks %s, and no English', async language => {
    const { url } = await startHandout();
    const { page } = await browser.open(url + language);
    await page.evaluate(`for (const code of document.querySelectorAll('code, nav, .address')) code.remove()`);
    const said = `${await page.title()} ${await page.locator('body').innerText()}`;
    const names =
      /\b(peer-survey|Node\.js|Windows|PowerShell|macOS|Linux|SHA-256|student\.mjs|True|OK|Ctrl-C|echo)\b/g;
    expect(said.replace(names, '').match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
    expect(said).toMatch(/\p{Script=Han}/u);
  });

  it.each(languages)('has the lessons in %s, each of which axe passes', async language => {
    const { url } = await startHandout();
    const { page } = await browser.open(url + language, { viewport: { width: 360, height: 800 } });
    for (const name of lessonNames) {
      await page.goto(`${url}${language}/${name}`);
      expect([name, await findFaults(page)]).toEqual([name, []]);
      expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 360]);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    }
    await page.goto(`${url}${language}/exercises`);
    await page.getByRole('link', { name: 'crawler.md' }).click();
    expect(page.url()).toBe(`${url}${language}/crawler`);
  });

  it('lets a browser save the file with a click', async () => {
    const { url } = await startHandout();
    const { page } = await browser.open(url);
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: /student\.mjs/ }).click();
    expect((await saved).suggestedFilename()).toBe('student.mjs');
  });
});
