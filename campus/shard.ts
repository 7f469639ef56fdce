import * as z from 'zod/mini';
import { addressKind } from '../shared/address.ts';
import { configSchema } from '../shared/config.ts';
import { LAB_NAME, type ShardFault } from '../shared/lab.ts';
import { type HostResult, hostResultSchema } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';

/**
 * What travels through the queue. Everybody who reaches the queue can write to it, so that both ends parse what they
 * read: strictly, by version, and with a bound on each length.
 */
export const SHARD_SCHEMA = 'peer-survey/shard@1';
const RESULT_SCHEMA = 'peer-survey/shard-result@1';

/** A lab of a usual size is one shard, and a worker that is killed costs one lab's two seconds. */
export const SHARD_SEATS = 64;

/** `s` and eight hexadecimal digits: BullMQ refuses ids that are numbers. */
export const SURVEY_ID = /^s[0-9a-f]{8}$/;

/** Far more than 64 seats with their evidence take; what is longer is not parsed. */
const MAX_RESULT_CHARACTERS = 1_000_000;

/** A worker takes what its own configuration could say, and nothing beyond. */
const settings = configSchema.shape.sweep;
const labName = z.string().check(z.regex(LAB_NAME));

/** A survey as it was submitted; as long as it is in the queue, the survey lives. `startedAt` is ISO 8601. */
export const submissionSchema = z.strictObject({
  schema: z.literal('peer-survey/submission@1'),
  startedAt: z.iso.datetime(),
  /** The targets of each lab in the form of a list file: a range, and a seat's name after it. */
  labs: z.array(z.strictObject({ lab: labName, targets: z.array(z.string()) })),
  sweep: settings,
  similarity: configSchema.shape.similarity,
});
export type Submission = z.infer<typeof submissionSchema>;

const shardSchema = z.strictObject({
  schema: z.literal(SHARD_SCHEMA),
  survey: z.string().check(z.regex(SURVEY_ID)),
  lab: labName,
  settings,
  seats: z
    .array(
      z.strictObject({
        seat: z.int().check(z.minimum(1)),
        host: z.string().check(z.minLength(1), z.maxLength(300)),
        port: z.int().check(z.minimum(1), z.maximum(65_535)),
        name: z.optional(z.string().check(z.maxLength(1_000))),
      }),
    )
    .check(z.minLength(1), z.maxLength(SHARD_SEATS)),
});
export type Shard = z.infer<typeof shardSchema>;

const shardResultSchema = z.strictObject({
  schema: z.literal(RESULT_SCHEMA),
  worker: z.string().check(z.maxLength(300)),
  hosts: z.array(hostResultSchema).check(z.maxLength(SHARD_SEATS)),
});
export type ShardResult = z.infer<typeof shardResultSchema>;

/** Says in one word why there is no result; `text` is what a sentence may quote of it. */
export interface Refusal {
  fault: ShardFault;
  text?: string;
}

/** What a worker knows of its own lab: `allows` is the lab's own list of targets, where the worker has one. */
export interface OwnLab {
  lab: string;
  allowPublic: boolean;
  allows?: (seat: Target) => boolean;
}

/** Reads a shard as the worker of one lab does: refused is what it would not do if its own operator asked. */
export function readShard(value: unknown, own: OwnLab): { shard: Shard } | Refusal {
  const version = versionOf(value);
  if (version !== SHARD_SCHEMA) return { fault: 'other-version', text: version };
  const parsed = shardSchema.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path ?? [];
    const fault = at[0] === 'settings' ? 'refused-settings' : 'refused-shard';
    return { fault, text: at.join('.') };
  }
  const shard = parsed.data;
  if (shard.lab !== own.lab) return { fault: 'refused-shard', text: shard.lab };
  for (const seat of shard.seats) {
    const isPublic = !own.allowPublic && addressKind(seat.host) === 'public';
    if (isPublic || own.allows?.(toTarget(seat, shard.lab)) === false)
      return { fault: 'refused-address', text: seat.host };
  }
  return { shard };
}

/** The seats of a shard as a sweep takes them. */
export function targetsOf({ lab, seats }: Pick<Shard, 'lab' | 'seats'>): Target[] {
  return seats.map(seat => toTarget(seat, lab));
}

function toTarget({ seat, host, port, name }: Shard['seats'][number], lab: string): Target {
  return name === undefined ? { seat, host, port, lab } : { seat, host, port, name, lab };
}

export function toResult(worker: string, hosts: HostResult[]): ShardResult {
  return { schema: RESULT_SCHEMA, worker, hosts };
}

/** Reads what came back for a shard: the results of exactly its seats, or why they are not. */
export function readResult(text: string, seats: readonly Target[]): { hosts: HostResult[] } | Refusal {
  if (text.length > MAX_RESULT_CHARACTERS) return { fault: 'wrong-result', text: 'too-long' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'wrong-result', text: 'json' };
  }
  const version = versionOf(value);
  if (version !== RESULT_SCHEMA) return { fault: 'other-version', text: version };
  const parsed = shardResultSchema.safeParse(value);
  if (!parsed.success) return { fault: 'wrong-result', text: parsed.error.issues[0]?.path.join('.') ?? '' };
  const bySeat = new Map(parsed.data.hosts.map(host => [host.seat, host]));
  if (parsed.data.hosts.length !== seats.length) return { fault: 'wrong-result', text: 'hosts' };
  const hosts = seats.flatMap(({ seat, host, port, name, lab }) => {
    const found = bySeat.get(seat);
    if (found?.host !== host || found.port !== port || found.name !== name || found.lab !== lab) return [];
    return found;
  });
  return hosts.length === seats.length ? { hosts } : { fault: 'wrong-result', text: 'seats' };
}

/** The survey that a value of a shard names, where it has one. */
export function surveyOf(value: unknown): string | undefined {
  return z.object({ survey: z.string().check(z.regex(SURVEY_ID)) }).safeParse(value).data?.survey;
}

/** The version that a value says it has: at most a few characters of a stranger's, or nothing. */
function versionOf(value: unknown): string {
  const { schema } = z.object({ schema: z.string() }).safeParse(value).data ?? { schema: '' };
  return schema.slice(0, 40);
}
