/** How a seat of a practice room behaves: `right` follows the protocol, each other one imitates a beginner's server. */
export const behaviours = [
  'right',
  'closed',
  'silent',
  'late',
  'two-pieces',
  'byte-by-byte',
  'kept-open',
  'endless',
  'half',
  'reset',
  'quotes',
  'expression',
  'gbk',
  'metres',
  'swapped',
  'twin',
  'declined',
  'size',
  'extra-keys',
  'echo',
] as const;
export type Behaviour = (typeof behaviours)[number];
