/** A lab's name, as it stands in the configuration, in names of queues and in reports. */
export const LAB_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/;

/** Why the seats of a shard have no result: what its worker, or what came back from it, did wrong. */
export const shardFaults = [
  'workers-lost',
  'other-version',
  'wrong-result',
  'refused-address',
  'refused-settings',
  'refused-shard',
  'failed',
] as const;
export type ShardFault = (typeof shardFaults)[number];
/** What is wrong with a queue in a way that waiting does not mend. */
const queueTroubles = [
  'unreachable',
  'wrong-password',
  'no-permission',
  'certificate',
  'no-tls',
  'too-old',
  'evicts',
] as const;
export type QueueTroubleCode = (typeof queueTroubles)[number];
