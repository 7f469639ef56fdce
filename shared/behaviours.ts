/** How a seat of a practice room behaves: `right` as the protocol says, every other one as some beginner's server does. */
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
