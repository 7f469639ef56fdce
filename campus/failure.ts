import { type ShardFault, shardFaults } from '../shared/lab.ts';
import type { Refusal } from './shard.ts';

/** What a job fails with where its survey is no longer there: nobody waits for it. */
export const CANCELLED = 'cancelled';

/** BullMQ's own words for a job whose workers died once too often. */
const STALLED = /^job stalled more than/;

/** An error whose message is a refusal, as it travels through the queue: a fault, and what can be quoted of it. */
export function refusalError({ fault, text }: Refusal): Error {
  return new Error(text === undefined ? fault : `${fault}: ${text}`);
}

/** Reads why a shard failed. The reason comes from a worker: what is no refusal of ours is quoted as it is. */
export function readFailure(reason: string): Refusal {
  if (STALLED.test(reason)) return { fault: 'workers-lost' };
  const [, name = '', text] = /^([a-z-]+)(?:: ([\s\S]*))?$/.exec(reason) ?? [];
  const fault: ShardFault | undefined = shardFaults.find(known => known === name);
  if (fault === undefined) return { fault: 'failed', text: reason.slice(0, 200) };
  return text === undefined ? { fault } : { fault, text: text.slice(0, 200) };
}
