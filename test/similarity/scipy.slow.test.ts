import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricNames } from '../../shared/ids.ts';
import { arrange } from '../../similarity/closest.ts';
import { toStudents } from '../../similarity/students.ts';
import { leash } from '../children/leash.ts';
import { lacks, pathOf } from '../tools/lacks.ts';
import { type Kind, makeCampus } from './campus.ts';
import { measureOf } from './classes.ts';

describe.skipIf(lacks('scipy'))('scipy finds the same', () => {
  const script = fileURLToPath(new URL('nearest.py', import.meta.url));
  let ask: (task: object) => Promise<number[]>;
  let stop = () => {};

  beforeAll(() => {
    const child = leash(spawn(pathOf('scipy'), [script]));
    let complaint = '';
    child.stdin.on('error', () => {});
    child.stderr.on('data', text => {
      complaint += text;
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    ask = async task => {
      child.stdin.write(`${JSON.stringify(task)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`nearest.py ended: ${complaint}`);
      return JSON.parse(value);
    };
    stop = () => void child.kill();
  });
  afterAll(() => stop());

  const kinds: Kind[] = ['integers', 'one decimal', 'doubles with a size', 'doubles in three dimensions'];
  const cases = kinds.flatMap(kind => metricNames.map(metric => ({ kind, metric })));

  it.each(cases)(
    'by $metric among $kind: the least distance, and everybody’s nearest',
    async ({ kind, metric }) => {
      for (const size of [40, 1_000, 20_000]) {
        const students = toStudents(makeCampus(kind, { size, seed: size }));
        const weights = metric === 'mahalanobis' ? ([1, 1, 1] as const) : ([1, 2, 0.5] as const);
        const measure = measureOf(students, metric, { weights });
        const finder = arrange(students, measure);
        const columns = [students.height, students.weight, students.rank].map(column => [...column]);
        const expected = await ask({ metric, weights, columns });
        const { distance } = finder.nearestNeighbours();
        for (const [student, apart] of expected.entries()) {
          // Coordinates that were scaled beforehand are off by some of their last bits, and so may 0 be.
          if (Math.abs((distance[student] ?? 0) - apart) > 1e-9 * apart + 1e-12) {
            expect([student, distance[student]]).toEqual([student, apart]);
          }
        }
        const [first] = finder.mostSimilar().pairs;
        const least = expected.reduce((x, y) => Math.min(x, y));
        expect(Math.abs((first?.distance ?? 0) - least)).toBeLessThanOrEqual(1e-9 * least + 1e-12);
      }
    },
  );
});
