import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { describeWithBrowser } from './browser.ts';
import { openSmallRoom, record, type SmallRoom } from './seats.ts';
import { endBoard, type StartedBoard, startBoard } from './started.ts';
import { listenUntil } from './stream.ts';

/** Seats without a server, after those of the small room. */
const nobody = Array.from({ length: 36 }, (_, index) => `127.0.0.${150 + index}:9`);

/** In the page's own words: these tests know no DOM. */
const countCutTiles = `[...document.querySelectorAll('#room button')].filter(
  tile => tile.scrollHeight > tile.clientHeight || tile.scrollWidth > tile.clientWidth).length`;

describeWithBrowser('a board of 40 seats', browser => {
  let room: SmallRoom;
  let board: StartedBoard;
  beforeAll(async () => {
    room = await openSmallRoom(4);
    await room.start(1, record('a', 170));
    await room.start(2, record('b', 172));
    await room.start(3, "{'id': 'c', 'height': 170}");
    board = await startBoard([...room.targets, ...nobody, '--every', '3600']);
    await listenUntil(board.url, text => text.includes('"history":[{'));
  });
  afterAll(async () => {
    await endBoard(board);
    await room.close();
  });

  it.each([
    [360, 740],
    [768, 1_024],
    [1_280, 720],
    [1_920, 1_080],
    [3_840, 2_160],
  ])('fits a window of %i x %i: nothing is cut, and nothing sticks out', async (width, height) => {
    const { page } = await browser.open(board.url, { viewport: { width, height } });
    await vi.waitFor(async () => expect(await page.locator('#room .ok').count()).toBe(0), 45_000);
    await vi.waitFor(async () => expect(await page.locator('#room .pair').count()).toBe(2), 45_000);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate(countCutTiles)).toBe(0);
    // On a projector and a wall all of it is seen without scrolling.
    if (width > height) expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(height);
  });

  it('has a class list that fits nobody within its place on a projector, to be scrolled by keyboard', async () => {
    const listed = Array.from(
      { length: 40 },
      (_, at) => `9${at},阿卜杜拉·吐尔逊江${at},计算机科学与技术2026级1班`,
    );
    const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'class.csv');
    writeFileSync(file, `id,name,class\n${listed.join('\n')}\n`);
    const listing = await startBoard([...room.targets, ...nobody, '--roster', file, '--show', 'all']);
    onTestFinished(() => void endBoard(listing));
    const { page } = await browser.open(listing.url, { viewport: { width: 1_280, height: 720 } });
    await vi.waitFor(async () => expect(await page.locator('#roll li').count()).toBeGreaterThan(1), 45_000);
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(720);
    await page.locator('#roll').press('End');
    await vi.waitFor(async () =>
      expect(await page.evaluate("document.getElementById('roll').scrollTop")).toBeGreaterThan(0),
    );
  });

  it('says nothing on stderr when 11 browsers watch, and a seat is asked again', async () => {
    const browsers = Array.from({ length: 11 }, () =>
      listenUntil(board.url, text => /event: seat\ndata: {"seat":1,/.test(text)),
    );
    await vi.waitFor(async () => {
      const origin = board.url.replace(/\/$/, '');
      const answer = await fetch(`${origin}/seats/1/ask`, { method: 'POST', headers: { Origin: origin } });
      expect([202, 429]).toContain(answer.status);
    }, 45_000);
    await Promise.all(browsers);
    expect(board.program.said().stderr).toBe('');
  });
});
