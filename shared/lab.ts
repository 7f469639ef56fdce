/** The form of a lab's name in the configuration, in names of queues and in reports. */
export const LAB_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/;

/** Why the seats of a shard have no result: its workers were lost, refused it, failed, or sent an invalid result. */
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

/** Problems with a queue that retrying does not fix. */
export type QueueTroubleCode =
  | 'unreachable'
  | 'wrong-password'
  | 'no-permission'
  | 'certificate'
  | 'certificate-name'
  | 'certificate-date'
  | 'no-tls'
  | 'no-redis'
  | 'too-old'
  | 'evicts'
  | 'no-database'
  | 'wrong-data'
  | 'no-command';
