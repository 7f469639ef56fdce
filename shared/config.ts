import { closest } from 'fastest-levenshtein';
import * as z from 'zod/mini';
import { metricNames } from './ids.ts';
import { LAB_NAME } from './lab.ts';
import { languages } from './language.ts';
import { ownValueAt } from './own-value.ts';
import { DEFAULT_PORT } from './protocol.ts';

const port = z.int().check(z.minimum(1), z.maximum(65_535));
const count = (maximum: number) => z.int().check(z.minimum(1), z.maximum(maximum));
const weight = z.number().check(z.minimum(0), z.maximum(1_000));
const texts = z.array(z.string());
const labName = z.string().check(z.regex(LAB_NAME));

/** How long a lab may be silent before a campus crawl goes on without it. */
export const DEFAULT_WAIT_SECONDS = 60;

/** The defaults of a sweep: seats asked at once, ms for one seat in all, and connections to one seat. */
export const sweepDefaults = { concurrency: 64, timeoutMs: 4_000, attempts: 4 } as const;

/** lab.config.json: the settings of a class. A missing key has the default given here; an option overrides both. */
export const configSchema = z.strictObject({
  $schema: z.optional(z.string()),
  hosts: z._default(texts, ['127.0.0.1+40']),
  exclude: z._default(texts, []),
  roster: z.optional(z.string()),
  port: z._default(port, DEFAULT_PORT),
  sweep: z.prefault(
    z.strictObject({
      concurrency: z._default(count(4_096), sweepDefaults.concurrency),
      timeoutMs: z._default(z.int().check(z.minimum(50), z.maximum(600_000)), sweepDefaults.timeoutMs),
      attempts: z._default(count(16), sweepDefaults.attempts),
    }),
    {},
  ),
  similarity: z.prefault(
    z.strictObject({
      metric: z._default(z.enum(metricNames), 'seuclidean'),
      weights: z._default(z.tuple([weight, weight, weight]), [1, 1, 1]),
      top: z._default(count(1_000), 5),
    }),
    {},
  ),
  server: z.prefault(
    z.strictObject({
      host: z._default(z.string(), '0.0.0.0'),
      allow: z._default(texts, ['private']),
      limitLoopback: z._default(z.boolean(), false),
    }),
    {},
  ),
  room: z.prefault(
    z.strictObject({
      rows: z._default(count(100), 5),
      columns: z._default(count(100), 8),
      front: z._default(z.enum(['top', 'bottom']), 'top'),
    }),
    {},
  ),
  lang: z._default(z.enum(['auto', ...languages]), 'auto'),
  // For a campus: its labs by name, and the queue for their workers. A class has neither.
  labs: z.optional(z.record(labName, texts)),
  queue: z.optional(
    z.strictObject({ url: z.string(), waitSeconds: z._default(count(86_400), DEFAULT_WAIT_SECONDS) }),
  ),
});
export type Config = z.infer<typeof configSchema>;

/** What is wrong with a configuration; `key` is a path such as sweep.timeoutMs. */
export type ConfigProblem =
  | { code: 'unknown-key'; key: string; near?: string; known: string[] }
  | { code: 'bad-value'; key: string; expected: Expectation };

/** What a value of the configuration should have been. */
export type Expectation =
  | { kind: 'type'; type: string }
  | { kind: 'minimum' | 'maximum'; limit: number }
  | { kind: 'one-of'; values: string[] };

/** Checks a configuration and fills in its defaults. */
export function readConfig(value: unknown): { config: Config } | { problem: ConfigProblem } {
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return { config: parsed.data };
  const issue = parsed.error.issues[0];
  return {
    problem: issue
      ? explain(issue)
      : { code: 'bad-value', key: '', expected: { kind: 'type', type: 'object' } },
  };
}

function explain(issue: z.core.$ZodIssue): ConfigProblem {
  const path = issue.path.map(String);
  const key = path.join('.');
  const bad = (expected: Expectation): ConfigProblem => ({ code: 'bad-value', key, expected });
  switch (issue.code) {
    case 'unrecognized_keys': {
      const unknown = issue.keys[0] ?? '';
      const known = keysAt(path);
      const near = closest(unknown, known);
      return {
        code: 'unknown-key',
        key: [...path, unknown].join('.'),
        near: [...path, near].join('.'),
        known,
      };
    }
    case 'too_small':
    case 'too_big':
      // Only `weights` is a list of fixed length.
      if (issue.origin === 'array') return bad({ kind: 'type', type: 'tuple' });
      return issue.code === 'too_small'
        ? bad({ kind: 'minimum', limit: Number(issue.minimum) })
        : bad({ kind: 'maximum', limit: Number(issue.maximum) });
    case 'invalid_value':
      return bad({ kind: 'one-of', values: issue.values.map(String) });
    case 'invalid_key':
      return bad({ kind: 'type', type: 'lab-name' });
    case 'invalid_type':
      return bad({ kind: 'type', type: issue.expected });
    default:
      return bad({ kind: 'type', type: issue.code });
  }
}

/** The known keys at a path of the configuration, from its defaults plus the optional keys. */
function keysAt(path: string[]): string[] {
  const all = configSchema.parse({ labs: {}, queue: { url: '' } });
  return Object.keys(Object(ownValueAt(all, path)));
}
