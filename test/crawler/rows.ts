import { expect } from 'vitest';
import { sweep } from '../../crawler/sweep.ts';
import { type Config, sweepDefaults } from '../../shared/config.ts';
import type { NoteCode, Problem } from '../../shared/finding.ts';
import type { Student } from '../../shared/reply.ts';
import type { HostResult } from '../../survey/result.ts';
import type { Target } from '../../targets/hosts.ts';
import type { ServerCommand } from '../fixtures/python.ts';

/** A server, and what the crawl makes of it. */
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

/** Rows under the words that their titles go on from. */
export type Tables = Record<string, readonly Row[]>;

/** A record as a string of JSON that most rows use, and what is made of it. */
export const json = '{"id": "2023042", "height": 178, "weight": 70, "size": "L"}';
export const student = { id: '2023042', height: 178, weight: 70, size: 'L' } as const;

/** Any number from `low` up to, but without, `high`. */
export function between(low: number, high: number) {
  return expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= low && value < high);
}

/** Any time that a seat may take: its budget is 4,000 ms, and the clock is not exact. */
export const anyMs = between(0, 6_000);

const settings: Config['sweep'] = sweepDefaults;

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

/** Sweeps with the settings that a crawl has by default, but for those given; the results in the order of the targets. */
export async function crawl(
  targets: readonly Target[],
  changed: Partial<Config['sweep']> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<HostResult[]> {
  const results: HostResult[] = [];
  const onResult = (result: HostResult) => void results.push(result);
  await sweep(targets, { settings: { ...settings, ...changed }, signal, onResult });
  return results.toSorted((a, b) => a.seat - b.seat);
}
