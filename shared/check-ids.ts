/** The rules of a check: the number of the branch, and the rule's number in it. Ids are stable. */
export const ruleIds = [
  '1.1',
  '1.2',
  '1.3',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '2.5',
  '2.6',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '4.1',
  '4.2',
  '4.3',
  '4.4',
  '4.5',
  '5.1',
  '5.2',
  '5.3',
  '6.1',
  '6.2',
  '6.3',
  '6.4',
  '6.5',
  '6.6',
  '6.7',
  '7.1',
  '7.2',
  '7.3',
  '7.4',
  '7.5',
  '7.6',
  '7.7',
  '7.8',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** Causes that look the same on the wire as others, by the ids of their hints. */
export type CauseId =
  | 'N01'
  | 'N02'
  | 'N03'
  | 'N04'
  | 'N05'
  | 'N07'
  | 'N09'
  | 'N11'
  | 'N12'
  | 'T01'
  | 'T03'
  | 'T04'
  | 'T05'
  | 'T06'
  | 'T07'
  | 'T09'
  | 'T13'
  | 'T14'
  | 'T19'
  | 'T20'
  | 'T24'
  | 'T25';

/** Errors that a student may see in the server's window. */
export type WindowError =
  | 'bytes-like'
  | 'not-serializable'
  | 'key'
  | 'json-decode'
  | 'struct'
  | 'attribute'
  | 'not-connected'
  | 'bad-descriptor'
  | 'no-file'
  | 'no-name'
  | 'broken-pipe'
  | 'timeout'
  | 'unicode'
  | 'no-comma'
  | 'not-awaited'
  | 'other-languages'
  | 'segfault';
