/** The statuses of a seat, in the order in which they are counted. */
export const statuses = [
  'ok',
  'declined',
  'refused',
  'unreachable',
  'timeout',
  'silent',
  'closed',
  'reset',
  'incomplete',
  'too-large',
  'bad-encoding',
  'bad-json',
  'bad-record',
  'implausible',
  'cancelled',
  'internal-error',
] as const;
export type Status = (typeof statuses)[number];
