import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { describeWithBrowser } from './browser.ts';
import { openSmallRoom, record, type SmallRoom } from './seats.ts';
import { endBoard, startBoard } from './started.ts';

const hostile = '<img src=x onerror=document.title=1>';
const within = { timeout: 45_000 };

describeWithBrowser('the board in Chinese', browser => {
  let room: SmallRoom;
  beforeAll(async () => {
    room = await openSmallRoom(5);
    await room.start(1, record('a', 170));
    await room.start(2, record(hostile, 172));
    await room.start(3, "{'id': 'c', 'height': 170}");
    await room.start(4, hostile);
  });
  afterAll(() => room.close());

  it.each([
    ['zh-CN', '教室实况'],
    ['zh-TW', '教室現況'],
  ] as const)('speaks %s, and no English', async (language, title) => {
    const board = await startBoard([...room.targets, '--every', '1', '--lang', language, '--show', 'all']);
    onTestFinished(async () => void (await endBoard(board)));
    const { page } = await browser.open(board.url);
    expect(await page.title()).toBe(title);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await vi.waitFor(
      async () => expect(await page.locator('.age', { hasText: '秒前' }).count()).toBe(5),
      within,
    );
    for (const seat of [2, 3, 4, 5]) {
      await page
        .locator('#room button')
        .nth(seat - 1)
        .click();
      await page.getByRole('dialog').waitFor();
      const said = `${await page.locator('body').innerText()} ${await labelsOf(page)}`;
      expect(withoutCode(said).match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
});

/** The names that a screen reader says, which are no text on the page. */
async function labelsOf(page: { evaluate(script: string): Promise<unknown> }): Promise<string> {
  return String(
    await page.evaluate(`[...document.querySelectorAll('[aria-label], [title]')]
      .map(element => element.getAttribute('aria-label') + ' ' + element.title).join(' ')`),
  );
}

/** Names of programs and formats, pieces of code, and what the seats themselves sent are the same in all languages. */
function withoutCode(text: string): string {
  return text
    .replaceAll(hostile, '')
    .replace(/\{'id'[^}]*\}/g, '')
    .replace(/[\w.]+\([^()\n]*\)/g, '')
    .replace(/\b(bind|get|Java|JSON|Node|Python|UTF|Traceback|None|True|null|XXL|XXS)\b/g, '');
}
