import * as z from 'zod/mini';
import { addressKind } from '../shared/address.ts';
import { type Config, configSchema } from '../shared/config.ts';
import { jsonOf } from '../shared/json.ts';
import { LAB_NAME, type ShardFault } from '../shared/lab.ts';
import { readReply } from '../shared/reply.ts';
import { type HostResult, hostResultSchema } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';

/**
 * The messages that pass through the queue. Anyone who can reach the queue can write to it, so both ends parse strictly:
 * by version, without unknown keys, and with a limit on every length.
 */
export const SHARD_SCHEMA = 'peer-survey/shard@1';
const RESULT_SCHEMA = 'peer-survey/shard-result@1';

/** Seats in a shard: a usual lab fits into one, and a killed worker loses about two seconds of work. */
export const SHARD_SEATS = 64;

/** `s` and eight hexadecimal digits: BullMQ refuses ids that are numbers. */
export const SURVEY_ID = /^s[0-9a-f]{8}$/;

/** Far more than the results of 64 seats with their evidence need; anything longer is not parsed. */
const MAX_RESULT_CHARACTERS = 1_000_000;

/** A worker accepts only settings that its own configuration file could contain. */
const settings = configSchema.shape.sweep;
const labName = z.string().check(z.regex(LAB_NAME));

/** A survey as it was submitted; the survey is alive as long as this is in the queue. `startedAt` is ISO 8601. */
export const submissionSchema = z.strictObject({
  schema: z.literal('peer-survey/submission@1'),
  startedAt: z.iso.datetime(),
  /** The targets of each lab, written like the lines of a list file: a range, and a seat's name after it. */
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
        name: z.exactOptional(z.string().check(z.maxLength(1_000))),
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

/** Why there is no result; `text` is what a message may quote. */
export interface Refusal {
  fault: ShardFault;
  text?: string;
}

/** What a worker knows about its own lab. `allows` checks a seat against the lab's own list, if the worker has one. */
export interface OwnLab {
  lab: string;
  allowPublic: boolean;
  allows?: (seat: Target) => boolean;
}

/** The job that a worker gets for some seats of a lab. */
export function toShard(
  { lab, seats }: { lab: string; seats: readonly Target[] },
  survey: string,
  sweep: Config['sweep'],
): Shard {
  return {
    schema: SHARD_SCHEMA,
    survey,
    lab,
    settings: sweep,
    seats: seats.map(({ lab: _, ...seat }) => seat),
  };
}

/** Parses a shard for the worker of one lab. Refuses anything that the worker's own operator could not ask of it. */
export function readShard(value: unknown, own: OwnLab): { shard: Shard } | Refusal {
  const version = versionOf(value);
  if (version === '') return { fault: 'refused-shard', text: 'schema' };
  if (version !== SHARD_SCHEMA) return { fault: 'other-version', text: version };
  const parsed = shardSchema.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path ?? [];
    const fault = at[0] === 'settings' ? 'refused-settings' : 'refused-shard';
    return { fault, text: at.join('.') };
  }
  const shard = parsed.data;
  if (shard.lab !== own.lab) return { fault: 'refused-shard', text: shard.lab };
  for (const seat of targetsOf(shard)) {
    const isPublic = !own.allowPublic && addressKind(seat.host) === 'public';
    if (isPublic || own.allows?.(seat) === false) return { fault: 'refused-address', text: seat.host };
  }
  return { shard };
}

/** The seats of a shard as a sweep takes them. */
export function targetsOf({ lab, seats }: Pick<Shard, 'lab' | 'seats'>): Target[] {
  return seats.map(seat => ({ ...seat, lab }));
}

/** The result of a shard, as its worker returns it to the queue. */
export function toResult(worker: string, hosts: HostResult[]): ShardResult {
  return { schema: RESULT_SCHEMA, worker, hosts };
}

/** Parses the result of a shard: exactly one result for each of its seats, or a refusal. */
export function readResult(text: string, seats: readonly Target[]): { hosts: HostResult[] } | Refusal {
  if (text.length > MAX_RESULT_CHARACTERS) return { fault: 'wrong-result', text: 'too-long' };
  const read = jsonOf(text);
  if (!read) return { fault: 'wrong-result', text: 'json' };
  const version = versionOf(read.json);
  if (version === '') return { fault: 'wrong-result', text: 'schema' };
  if (version !== RESULT_SCHEMA) return { fault: 'other-version', text: version };
  const parsed = shardResultSchema.safeParse(read.json);
  if (!parsed.success) return { fault: 'wrong-result', text: parsed.error.issues[0]?.path.join('.') ?? '' };
  const bySeat = new Map(parsed.data.hosts.map(host => [host.seat, host]));
  if (parsed.data.hosts.length !== seats.length) return { fault: 'wrong-result', text: 'hosts' };
  const hosts = seats.flatMap(({ seat, host, port, name, lab }) => {
    const found = bySeat.get(seat);
    if (found?.host !== host || found.port !== port || found.name !== name || found.lab !== lab) return [];
    return isPossible(found) ? found : [];
  });
  return hosts.length === seats.length ? { hosts } : { fault: 'wrong-result', text: 'seats' };
}

/** Whether a crawl could have this result: a valid record where the status says so, and a problem anywhere else. */
function isPossible({ status, student, declined, problem }: HostResult): boolean {
  if (status === 'ok')
    return !problem && !declined && student?.name === undefined && readReply(student).kind === 'student';
  if (status === 'declined')
    return !problem && !student && readReply({ id: declined?.id, declined: true }).kind === 'declined';
  return problem !== undefined && !student && !declined;
}

/** The survey named in an unparsed shard; undefined if there is none. */
export function surveyOf(value: unknown): string | undefined {
  return z.object({ survey: z.string().check(z.regex(SURVEY_ID)) }).safeParse(value).data?.survey;
}

/** The schema version that a value claims, cut to 40 characters since anyone may have written it; empty if none. */
function versionOf(value: unknown): string {
  const { schema } = z.object({ schema: z.string() }).safeParse(value).data ?? { schema: '' };
  return schema.slice(0, 40);
}
