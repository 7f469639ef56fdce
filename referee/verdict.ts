import { headlineOf, judge } from './judge.ts';
import { observe, type Seen } from './observation.ts';
import type { Answer } from './reading.ts';
import { REFEREE_SCHEMA, type RefereeVerdict } from './result.ts';

/** Makes the verdict on one run of a crawler. `startedAt` is ISO 8601. */
export function makeVerdict(
  seen: Seen,
  about: { seed: number; startedAt: string; durationMs: number; command: readonly string[] },
): RefereeVerdict {
  const observation = observe(seen);
  const rules = judge(observation);
  const headline = headlineOf(rules);
  const { reading } = seen;
  return {
    schema: REFEREE_SCHEMA,
    startedAt: about.startedAt,
    durationMs: about.durationMs,
    complete: seen.run.ending !== 'interrupted',
    command: about.command.length > 0 ? [...about.command] : undefined,
    room: {
      seed: about.seed,
      seats: seen.seats.map(({ seat, host, port, behaviour, record }) => ({
        seat,
        host,
        port,
        id: record.id,
        behaviour,
      })),
    },
    outcome: headline ? 'failed' : 'passed',
    headline,
    rules,
    answer: reading.kind === 'answer' ? toPlain(reading.answer) : undefined,
    right: observation.right,
  };
}

function toPlain({ text, pairs, distance, count, leftOut }: Answer): RefereeVerdict['answer'] {
  return {
    text,
    // Twins share a student number: name the first.
    pairs: pairs.map(([a, b]): [number, number] => [a[0] ?? 0, b[0] ?? 0]),
    distance: distance?.value,
    count,
    leftOut,
  };
}
