import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readAnswers } from '../../saved/read.ts';
import { arrange } from '../../similarity/closest.ts';
import { prepare } from '../../similarity/metrics.ts';
import { readColumns } from '../pair/data.ts';

/** The contender that is ours, with the manners of kdtree.py; and a reader of CSV, for "csv FILE". */
console.log('ready');
for await (const line of createInterface(process.stdin)) {
  const [first = '', second = ''] = line.split(' ');
  const { ms, result } = first === 'csv' ? await readCsv(second) : findPair(first, Number(second));
  console.log(ms, result, readPeak());
}

/** Megabytes. What getrusage says is that of the process that started this one, where it was larger. */
function readPeak(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024;
}

function findPair(path: string, count: number): { ms: number; result: number } {
  const students = readColumns(path, count);
  const startedAt = performance.now();
  const measure = prepare(students, 'seuclidean');
  if ('refused' in measure) throw new Error(measure.refused);
  const [first] = arrange(students, measure).mostSimilar().pairs;
  return { ms: performance.now() - startedAt, result: first?.distance ?? Number.NaN };
}

async function readCsv(path: string): Promise<{ ms: number; result: number }> {
  const startedAt = performance.now();
  const { students } = await readAnswers(readFileSync(path), 'en');
  return { ms: performance.now() - startedAt, result: students.height.length };
}
