import { copyFileSync, mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, run, start } from '../binary.ts';
import { freePort } from '../free-port.ts';
import { findFaults } from './axe.ts';
import { describeWithBrowser } from './browser.ts';
import { endBoard, startBoard } from './started.ts';

/**
 * The pictures of the README, of the demo's room. Times differ from run to run, so they replace those in docs/images
 * only when asked to: `UPDATE_IMAGES=1 npx vitest run test/board/images`.
 */
const wanted = process.env.UPDATE_IMAGES === '1';
const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));

/** Less than this is an empty page. */
const LEAST_BYTES = 30_000;

describeWithBrowser('pictures of the demo room', browser => {
  let demo: Running;
  let target = '';
  beforeAll(async () => {
    demo = start(['demo', '--keep', '--port', String(await freePort())], { timeoutMs: 120_000 });
    [target = ''] = await demo.waitFor(/127\.0\.0\.1-40:\d+/);
  });
  afterAll(async () => {
    demo.kill('SIGINT');
    await demo.done;
  });

  it.each([
    ['report', 'light', []],
    ['report-dark', 'dark', []],
    ['report-all', 'dark', ['--show', 'all']],
    ['report-zh-CN', 'light', ['--lang', 'zh-CN']],
    ['report-zh-TW', 'light', ['--lang', 'zh-TW']],
  ] as const)(
    'the report, as %s.png, is a page that axe passes and that needs no script',
    async (name, colorScheme, flags) => {
      const file = join(folder, `${name}.html`);
      const { code } = await run(['crawl', target, '--format', 'html', '--out', file, ...flags]);
      expect(code).toBe(0);
      expect(statSync(file).size).toBeLessThan(300_000);
      const { page, complaints, asked } = await browser.open(pathToFileURL(file).href, { colorScheme });
      expect(await page.locator('h1').textContent()).toContain('★');
      await photograph(page, name);
      expect(await findFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(asked).toEqual([pathToFileURL(file).href]);
    },
  );

  it.each([
    ['board', 'light', []],
    ['board-dark', 'dark', []],
    ['board-zh-CN', 'light', ['--lang', 'zh-CN']],
    ['board-zh-TW', 'light', ['--lang', 'zh-TW']],
  ] as const)('the board, as %s.png', async (name, colorScheme, flags) => {
    const board = await startBoard([target, '--every', '2', ...flags]);
    try {
      const { page } = await browser.open(board.url, { colorScheme });
      // Two sweeps: the row of marks has begun, and the seat that says nothing has been waited for.
      await page.locator('#history li:nth-child(2)').waitFor();
      expect(await page.locator('#room .blank').count()).toBe(0);
      await photograph(page, name);
    } finally {
      await endBoard(board);
    }
  });
});

async function photograph(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  expect(statSync(path).size).toBeGreaterThan(LEAST_BYTES);
  if (!wanted) return;
  mkdirSync('docs/images', { recursive: true });
  copyFileSync(path, join('docs/images', `${name}.png`));
}
