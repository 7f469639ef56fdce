import { type ShardFault, shardFaults } from '../shared/lab.ts';
import type { Refusal } from './shard.ts';

/** The failure of a job whose survey has left the queue, so that nobody waits for its result. */
export const CANCELLED = 'cancelled';

/** BullMQ's message for a job whose workers died too many times. */
const STALLED = /^job stalled more than/;

/** BullMQ's messages about a job that another worker took over, or that is gone. */
const OF_ONE_JOB =
  /^(could not renew lock for|Missing (key|lock) for|Lock mismatch for) job |^Job \S+ is not in the /;

/** Whether an error of a worker is about one of its jobs, and not about its connection. */
export function isOfOneJob({ message }: Error): boolean {
  return OF_ONE_JOB.test(message);
}

/** Encodes a refusal as an error message, the only form in which it gets through the queue. */
export function refusalError({ fault, text }: Refusal): Error {
  return new Error(text === undefined ? fault : `${fault}: ${text}`);
}

/** Parses why a shard failed. The reason was written by a worker: an unknown one is quoted, up to 200 characters. */
export function readFailure(reason: string): Refusal {
  if (STALLED.test(reason)) return { fault: 'workers-lost' };
  const [, name = '', text] = /^([a-z-]+)(?:: ([\s\S]*))?$/.exec(reason) ?? [];
  const fault: ShardFault | undefined = shardFaults.find(known => known === name);
  if (fault === undefined) return { fault: 'failed', text: reason.slice(0, 200) };
  return text === undefined ? { fault } : { fault, text: text.slice(0, 200) };
}
