/** The statuses of a seat. In a file of their own, so that code that only names them need not load the schemas. */
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
