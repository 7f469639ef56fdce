import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../free-port.ts';
import { findFaults } from './axe.ts';
import { describeWithBrowser } from './browser.ts';
import { openSmallRoom, record, type SmallRoom } from './seats.ts';
import { endBoard, type StartedBoard, startBoard } from './started.ts';

const hostile = '<img src=x onerror=document.title=1>';

/** How long a test waits for a page to show something. */
const within = { timeout: 10_000 };

describeWithBrowser('the board in a browser', browser => {
  let room: SmallRoom;
  const running: StartedBoard[] = [];
  beforeAll(async () => {
    room = await openSmallRoom(6);
    await room.start(1, record('a', 170));
    await room.start(2, record(hostile, 172));
    await room.start(3, "{'id': 'c', 'height': 170}");
    await room.start(4, `${hostile}`);
  });
  afterAll(async () => {
    for (const board of running) await endBoard(board);
    await room.close();
  });

  async function boardOf(...flags: string[]): Promise<StartedBoard> {
    const board = await startBoard([...room.targets, '--every', '1', ...flags]);
    running.push(board);
    return board;
  }

  it('turns a tile as a server is started and stopped', async () => {
    const { url } = await boardOf();
    const { page, complaints } = await browser.open(url);
    const tile = page.getByRole('button', { name: /^Seat 5 / });
    await vi.waitFor(async () => expect(await tile.innerText()).toMatch(/5\s+· refused\s+\d+ s ago/), within);
    expect(await tile.getAttribute('class')).toContain('nobody');
    await room.start(5, record('e', 180));
    await vi.waitFor(async () => expect(await tile.innerText()).toMatch(/✓ answered|★ most alike/), within);
    await room.stop(5);
    await vi.waitFor(async () => expect(await tile.innerText()).toContain('· refused'), within);
    expect(complaints).toEqual([]);
  });

  it('shows seats in their order, counts them, and marks each sweep', async () => {
    const { url } = await boardOf();
    const { page } = await browser.open(url);
    await vi.waitFor(
      async () => expect(await page.locator('#history li').count()).toBeGreaterThan(1),
      within,
    );
    const numbers = await page.locator('#room .number b').allInnerTexts();
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6']);
    const counts = (await page.locator('#counts li').allInnerTexts()).map(text =>
      Number(/\d+$/.exec(text)?.[0]),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(await page.locator('#history li').last().innerText()).toMatch(/^\d of 6 answered, in \d\.\d\d s$/);
  });

  it('opens a seat by keyboard with its cause and hint, and asks it again', async () => {
    const { url } = await boardOf();
    const { page } = await browser.open(url);
    const tile = page.getByRole('button', { name: /^Seat 3 not JSON/ });
    await tile.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Seat 3' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(/Sent Python’s own form of a dict[\s\S]*json\.dumps/);
    const asked = page.waitForResponse(/\/seats\/3\/ask$/);
    await dialog.getByRole('button', { name: 'Ask again' }).press('Enter');
    expect([202, 429]).toContain((await asked).status());
    await dialog.getByText(/wait \d s/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await tile.evaluate('document.activeElement.textContent')).toMatch(/^Seat 3✗ not JSON/);
  });

  it('shows what a seat sent as text, and runs none of it', async () => {
    const { url } = await boardOf('--show', 'all');
    const { page, complaints } = await browser.open(url);
    await page
      .getByRole('button', { name: /^Seat 2 answered/ })
      .or(page.getByRole('button', { name: /^Seat 2 most alike/ }))
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(hostile).waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe('The room, live');
    expect(await page.locator('.banner').first().innerText()).toContain('are shown');
    expect(complaints).toEqual([]);
  });

  it('has no id, no measure and no evidence anywhere in the page by default', async () => {
    const { url } = await boardOf();
    const { page } = await browser.open(url);
    for (const seat of [1, 2, 3, 4]) {
      await page.getByRole('button', { name: new RegExp(`^Seat ${seat} (?!not yet)`) }).click();
      await page.getByRole('dialog').waitFor();
      expect(await page.content()).not.toMatch(/onerror|17[02] ?cm|'height'|\b6[89] kg/);
      await page.keyboard.press('Escape');
    }
  });

  it.each([
    ['light', 'seats'],
    ['light', 'all'],
    ['dark', 'seats'],
    ['dark', 'all'],
  ] as const)('gives axe nothing to say: %s, showing %s', async (colorScheme, show) => {
    const { url } = await boardOf('--show', show);
    const { page } = await browser.open(url, { colorScheme });
    await page.getByRole('button', { name: /^Seat 3 not JSON/ }).waitFor();
    await page
      .getByText(/^★ Seats/)
      .first()
      .waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Seat 3 not JSON/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  it('comes back by itself after a restart, says so, and was stale and gone in between', async () => {
    const listen = ['--listen', `127.0.0.1:${await freePort()}`];
    const first = await startBoard([...room.targets, '--every', '1', ...listen]);
    const { page } = await browser.open(first.url);
    const tile = page.getByRole('button', { name: /^Seat 1 / });
    await vi.waitFor(async () => expect(await tile.innerText()).toContain('s ago'), within);
    expect(await endBoard(first)).toBe(0);
    const link = page.getByRole('status').first();
    await vi.waitFor(async () => expect(await link.innerText()).toContain('Connection lost'), within);
    await vi.waitFor(async () => expect(await tile.getAttribute('class')).toContain('stale'), within);
    expect(await findFaults(page)).toEqual([]);
    await vi.waitFor(async () => expect(await tile.innerText()).toContain('– gone'), within);
    expect(await findFaults(page)).toEqual([]);
    const second = await startBoard([...room.targets, '--every', '1', ...listen]);
    onTestFinished(async () => void (await endBoard(second)));
    await vi.waitFor(async () => expect(await link.innerText()).toMatch(/Live again after \d+ s/), within);
    await vi.waitFor(async () => expect(await tile.innerText()).toMatch(/answered|most alike/), within);
  }, 60_000);

  it('asks for nothing but its own files, and only from its own address', async () => {
    const { url } = await boardOf();
    const { page, asked } = await browser.open(url);
    await page.getByRole('button', { name: /^Seat 3 not JSON/ }).waitFor();
    const paths = new Set(asked.map(address => address.replace(url, '/')));
    expect([...paths].sort()).toEqual(
      ['/', '/events', '/icon.svg', '/page.css', '/page.js'].filter(path => paths.has(path)),
    );
    expect(paths.size).toBeGreaterThanOrEqual(4);
  });
});
