import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawStudents } from '../../room/bodies.ts';
import { demoFaults, layOutRoom } from '../../room/room.ts';
import { readReply } from '../../shared/reply.ts';
import { compare } from '../../survey/survey.ts';
import { answered } from '../crawler/examples.ts';

const place = { port: 1024, oneAddress: false };
const seeds = fc.nat(1_000_000);

describe('the students of a demo', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(drawStudents(40, 7)).toEqual(drawStudents(40, 7));
    expect(drawStudents(40, 7)).not.toEqual(drawStudents(40, 8));
  });

  it('have records that the survey accepts, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, seed => {
        for (const student of drawStudents(40, seed)) {
          expect(readReply(student)).toEqual({ kind: 'student', student, notes: [] });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have two pairs that tie for the most similar, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const hosts = drawStudents(40, seed).map((student, index) => answered(index + 1, student));
        const { mostSimilar, ties } = compare(hosts, { metric: 'seuclidean', weights: [1, 1, 1], top: 5 });
        expect(ties).toBe(2);
        expect(mostSimilar.map(({ a, b }) => [a.seat, b.seat])).toEqual([
          [1, 2],
          [3, 4],
        ]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a demo room', () => {
  it('has an address for each seat, six of them broken, each in its own way', () => {
    const room = layOutRoom({ seats: 40, seed: 3 }, place);
    expect(room.map(({ host, port }) => `${host}:${port}`)).toEqual(
      Array.from({ length: 40 }, (_, index) => `127.0.0.${index + 1}:1024`),
    );
    const broken = room.map(({ behaviour }) => behaviour).filter(behaviour => behaviour !== 'right');
    expect(broken.toSorted()).toEqual([...demoFaults].sort());
  });

  it('has a port for each seat where there is one address', () => {
    const room = layOutRoom({ seats: 12, seed: 3 }, { port: 2_000, oneAddress: true });
    expect(room.map(({ host, port }) => `${host}:${port}`)).toEqual(
      Array.from({ length: 12 }, (_, index) => `127.0.0.1:${2_000 + index}`),
    );
  });

  it('never breaks a seat of the planted pairs', () => {
    for (let seed = 0; seed < 50; seed++) {
      const broken = layOutRoom({ seats: 12, seed }, place).filter(({ behaviour }) => behaviour !== 'right');
      expect(broken.filter(({ record }) => /010[1-4]$/.test(record.id))).toEqual([]);
    }
  });
});
