/** What a crawl can say of a seat. In a file of its own: what only names them needs none of the schemas of findings. */
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
