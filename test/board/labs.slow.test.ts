import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Running } from '../binary.ts';
import { type Campus, openCampus } from '../campus/campus.ts';
import { type RedisServer, startRedis } from '../campus/redis.ts';
import { lacks } from '../tools/lacks.ts';
import { findFaults } from './axe.ts';
import { describeWithBrowser } from './browser.ts';
import { endBoard, type StartedBoard, startBoard } from './started.ts';

const within = { timeout: 30_000 };

describe.skipIf(lacks('redis-server'))('the board of a campus', () => {
  describeWithBrowser('in a browser', browser => {
    let redis: RedisServer;
    let campus: Campus;
    let worker: Running;
    let board: StartedBoard;

    beforeAll(async () => {
      redis = await startRedis();
      campus = await openCampus({ A101: 3, B7: 2 }, { queue: redis.url });
      worker = await campus.worker('A101');
      board = await startBoard(['--queue', '--wait', '1', '--every', '1'], { cwd: campus.cwd });
    });
    afterAll(async () => {
      await endBoard(board);
      worker.kill('SIGKILL');
      await campus.close();
      await redis.close();
    });

    it('has a tile a lab that says how it is, and shows the room of the one that is chosen', async () => {
      const { page, complaints } = await browser.open(board.url);
      await page.getByRole('button', { name: 'A101 answered 3', exact: true }).waitFor();
      const lonely = page.getByRole('button', { name: 'B7 no worker', exact: true });
      await lonely.waitFor();
      const numbers = () => page.locator('#room .number b').allInnerTexts();
      expect(await numbers()).toEqual(['1', '2', '3']);
      await lonely.click();
      await vi.waitFor(async () => expect(await numbers()).toEqual(['4', '5']), within);
      expect(await lonely.getAttribute('aria-pressed')).toBe('true');
      expect(await findFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it('names the lab with each seat of the pair', async () => {
      const { page } = await browser.open(board.url);
      await page
        .getByText(/^★ Seats \d \(A101\) and \d \(A101\)$/)
        .first()
        .waitFor();
    });
  });
});
