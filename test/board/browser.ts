import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { lacks, pathOf } from '../tools/lacks.ts';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Wait for something on a page no longer than this: less than a test may take, so that the fault is named. */
const PATIENCE_MS = 45_000;

export interface Browser {
  /** A new page in a window as large as a projector; errors in its console are kept. */
  open(url: string, options?: BrowserContextOptions): Promise<Opened>;
}

interface Opened {
  page: Page;
  complaints: string[];
  /** Addresses that the page asked for. */
  asked: string[];
}

/** Tests in the system's own browser: nothing is downloaded for them. */
export function describeWithBrowser(name: string, tests: (browser: Browser) => void): void {
  describe.skipIf(lacks('chromium'))(name, () => {
    let context: BrowserContext | undefined;
    const contexts: { close(): Promise<void> }[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
    beforeAll(async () => {
      context = await chromium.launchPersistentContext(folder, {
        executablePath: pathOf('chromium'),
        args,
        headless: true,
      });
    }, 60_000);
    afterAll(async () => {
      for (const one of contexts) await one.close();
      await context?.close();
      rmSync(folder, { recursive: true, force: true });
    });
    tests({
      async open(url, options = {}) {
        const own = await context
          ?.browser()
          ?.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
        if (!own) throw new Error('the browser has not started');
        contexts.push(own);
        own.setDefaultTimeout(PATIENCE_MS);
        const page = await own.newPage();
        const opened: Opened = { page, complaints: [], asked: [] };
        page.on('console', message => {
          if (message.type() === 'error') opened.complaints.push(message.text());
        });
        page.on('pageerror', error => opened.complaints.push(error.message));
        page.on('request', request => opened.asked.push(request.url()));
        await page.goto(url);
        return opened;
      },
    });
  });
}
