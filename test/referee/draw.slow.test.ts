import { describe, expect, it } from 'vitest';
import { drawRoom } from '../../referee/draw.ts';
import { findRight } from '../../referee/right.ts';
import { openRoom } from '../../room/open.ts';
import { addressOf, addressSeats } from '../../room/seat.ts';
import { run } from '../binary.ts';
import { freePort } from '../free-port.ts';
import { isWhatSurveysFind, tellsAllApart, tellsTheRest } from './mistakes.ts';

describe('a hundred rooms of the referee', () => {
  it('tell every usual mistake by its answer', () => {
    for (let seed = 1; seed <= 100; seed++) tellsAllApart(seed);
  });

  it('tell what went wrong after the comparison', () => {
    for (let seed = 1; seed <= 100; seed++) tellsTheRest(seed);
  });

  it('have the right answer that a survey has', () => {
    for (let seed = 1; seed <= 100; seed++) isWhatSurveysFind(seed);
  });
});

describe('the referee’s right answer', () => {
  it.each([11, 12, 13])('is what crawl finds in the room of seed %i', async seed => {
    const seats = addressSeats(drawRoom(40, seed), { port: await freePort(), oneAddress: false });
    const room = await openRoom(seats);
    if (room.code === 'failed') throw new Error(room.reason);
    try {
      const { stdout } = await run(['crawl', ...addressOf(seats).hosts.split(','), '--format', 'json']);
      const { similarity } = JSON.parse(stdout);
      const right = findRight(seats);
      expect(similarity.compared).toBe(right.compared);
      expect(similarity.ties).toBe(right.pairs.length);
      const found = similarity.mostSimilar.map(
        ({ a, b, distance }: { a: { seat: number }; b: { seat: number }; distance: number }) => [
          a.seat,
          b.seat,
          distance,
        ],
      );
      expect(found.sort()).toEqual(
        right.pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b), right.distance]).sort(),
      );
    } finally {
      room.close();
    }
  });
});
