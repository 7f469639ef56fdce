import { beforeAll, expect, it } from 'vitest';
import type { Target } from '../../crawler/hosts.ts';
import { type HostResult, hostResultSchema } from '../../crawler/result.ts';
import { type SweepSettings, sweep } from '../../crawler/sweep.ts';
import type { NoteCode, Problem } from '../../shared/finding.ts';
import type { Student } from '../../shared/reply.ts';
import { describeWithPython, type ServerCommand, withPython } from '../fixtures/python.ts';

/** A row of the table in DESIGN.md, section 3: a server, and what the crawl makes of it. */
export interface Row {
  title: string;
  server: ServerCommand;
  expected: {
    status: HostResult['status'];
    student?: Student;
    declined?: { id: string };
    notes: readonly NoteCode[];
    problem?: Problem;
    evidence?: { text: string; bytes: number };
  };
}

/** A record as a string of JSON that most rows use, and what is made of it. */
export const json = '{"id": "2023042", "height": 178, "weight": 70, "size": "L"}';
export const student = { id: '2023042', height: 178, weight: 70, size: 'L' } as const;

/** Any number from `low` up to, but without, `high`. */
export function between(low: number, high: number) {
  return expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= low && value < high);
}

/** Any duration that a seat may take: its whole budget is 3,000 ms, and the clock is not exact. */
export const anyMs = between(0, 3_500);

export const settings: SweepSettings = { concurrency: 64, timeoutMs: 3_000, attempts: 4 };

/** A server that says these bytes when it has heard the request, and then ends as told. */
export function says(
  bytes: string | Uint8Array,
  ending: 'close' | 'reset' | 'keep' = 'close',
): ServerCommand {
  return ['says', say(bytes), ending];
}

/** A step of says.py. */
export function say(bytes: string | Uint8Array): string {
  return `say:${Buffer.from(bytes).toString('hex')}`;
}

/** What is expected of plain text that is no reply: it is the evidence too, unless that is given. */
export function fault(
  status: HostResult['status'],
  problem: Problem,
  said: string | { text: string; bytes: number },
): Row['expected'] {
  if (typeof said !== 'string') return { status, problem, notes: [], evidence: said };
  if (!/^[ -~]{1,256}$/.test(said)) throw new Error(`Evidence is not shown as it is: ${said}`);
  return { status, problem, notes: [], evidence: { text: said, bytes: said.length } };
}

/** Starts the servers of all rows, crawls them in one sweep, and asserts row by row what came of it. */
export function describeTable(title: string, rows: readonly Row[]): void {
  const honest: Row = {
    title: 'an honest server after all of these',
    server: says(`${json}\n`),
    expected: { status: 'ok', student, notes: [] },
  };
  const all = [...rows, honest];
  const cases = all.map((row, index) => [row.title, row.expected, index] as const);

  describeWithPython(title, () => {
    let results: HostResult[] = [];
    beforeAll(async () => {
      results = await withPython(
        all.map(row => row.server),
        servers => crawl(servers.map(({ host, port }, index) => ({ seat: index + 1, host, port }))),
      );
    }, 60_000);

    it.each(cases)('%s', (_title, expected, index) => {
      const result = hostResultSchema.parse(results[index]);
      const { status, student, declined, notes, problem, evidence } = result;
      const codes = notes.map(note => note.code);
      expect({ status, student, declined, notes: codes, problem, evidence }).toEqual(expected);
      expect(JSON.parse(JSON.stringify(results[index]))).toEqual(results[index]);
      expect(result.seat).toBe(index + 1);
    });
  });
}

/** Sweeps with the settings that a crawl has by default, but for those given. */
export function crawl(
  targets: readonly Target[],
  changed: Partial<SweepSettings> = {},
): Promise<HostResult[]> {
  const { signal } = new AbortController();
  return sweep(targets, { settings: { ...settings, ...changed }, signal });
}
