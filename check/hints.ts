import type { FindingCode } from './subject.ts';
import type { Moment } from './timeline.ts';

/** `one-of`: several causes look the same on the wire. */
export type Certainty = 'certain' | 'likely' | 'one-of';

/** Beginners' mistakes by stable id: N for the network, T for the conversation, B for the bytes. */
export const hints = {
  N01: 'host-off',
  N02: 'silent-port',
  N03: 'refused',
  N04: 'loopback-only',
  N05: 'one-shot',
  N06: 'crash-on-leave',
  N07: 'restart-too-soon',
  N08: 'old-copy-alive',
  N09: 'inside-a-vm',
  N10: 'udp',
  N11: 'client-script',
  N12: 'low-port',
  N13: 'someone-else',
  T01: 'mute',
  T02: 'newline-sensitive',
  T03: 'waits-for-human',
  T04: 'busy-with-one',
  T05: 'spin-on-eof',
  T06: 'hung-up-empty',
  T07: 'printed-not-sent',
  T08: 'cut-short',
  T09: 'reset-with-data',
  T10: 'trickle',
  T11: 'never-ends',
  T12: 'flood',
  T13: 'slow',
  T14: 'unflushed',
  T15: 'speaks-first',
  T16: 'backlog-full',
  T17: 'split-request',
  T18: 'every-other',
  T19: 'closed-too-early',
  T20: 'used-up',
  T21: 'changing-record',
  T22: 'shared-variable',
  T23: 'unsteady',
  T24: 'waits-for-more',
  B01: 'python-dict',
  B02: 'b-prefix',
  B03: 'double-json',
  B04: 'gbk',
  B05: 'bom',
  B06: 'utf-16',
  B07: 'nul-padding',
  B08: 'stuck-together',
  B09: 'echo',
  B10: 'http',
  B11: 'serialized',
  B12: 'hand-made',
  B13: 'not-finite',
  B14: 'wrong-shape',
  B15: 'keys',
  B16: 'types',
  B17: 'units',
  B18: 'id-format',
  B19: 'twins',
  B21: 'duplicate-keys',
} as const;
export type HintId = keyof typeof hints;

/** The possible causes of each finding, most likely first. */
export const causes: Partial<Record<FindingCode, readonly HintId[]>> = {
  unreachable: ['N01'],
  'no-connection': ['N01', 'N02', 'N09'],
  filtered: ['N02', 'N09'],
  refused: ['N03', 'N04', 'N07', 'N11', 'N12'],
  'loopback-only': ['N04', 'N09'],
  'one-shot': ['N05'],
  'crash-on-leave': ['N06'],
  'two-records': ['N08'],
  udp: ['N10'],
  ssh: ['N13'],
  vnc: ['N13'],
  tls: ['N13'],
  silent: ['T03', 'T01', 'T24', 'T07', 'T14', 'T04', 'T13', 'T06'],
  'needed-newline': ['T02'],
  'line-end': ['T02'],
  'busy-with-one': ['T04'],
  stuck: ['T05', 'N05'],
  crashed: ['T06'],
  closed: ['T01', 'T07', 'T14', 'T19', 'T20', 'T06'],
  reset: ['T09', 'T06'],
  'cut-short': ['T08'],
  'reset-after-reply': ['T09'],
  'in-pieces': ['T10'],
  'kept-open': ['T11'],
  'too-large': ['T12'],
  slow: ['T13'],
  'answers-at-end': ['T14'],
  'speaks-first': ['T15'],
  crowd: ['T16'],
  'split-request': ['T17'],
  'python-dict': ['B01'],
  'bytes-literal': ['B02'],
  'double-encoded': ['B03'],
  gb18030: ['B04'],
  'not-utf-8': ['B04'],
  bom: ['B05'],
  'utf-16': ['B06'],
  'nul-padding': ['B07'],
  'trailing-data': ['B08'],
  'sent-twice': ['B08'],
  echo: ['B09'],
  http: ['B10'],
  pickle: ['B11'],
  'java-object': ['B11'],
  'not-json': ['B12'],
  'trailing-comma': ['B12'],
  'full-width': ['B12'],
  'not-finite': ['B13'],
  'not-an-object': ['B14'],
  nested: ['B14'],
  'missing-keys': ['B15'],
  'extra-keys': ['B15'],
  'number-in-quotes': ['B16'],
  'wrong-type': ['B16'],
  metres: ['B17'],
  millimetres: ['B17'],
  feet: ['B17'],
  inches: ['B17'],
  grams: ['B17'],
  swapped: ['B17'],
  'swapped-or-inches': ['B17'],
  'jin-or-pounds': ['B17'],
  'id-was-number': ['B18'],
  'inexact-id': ['B18'],
  'empty-id': ['B18'],
  'long-id': ['B18'],
  'sample-id': ['B19'],
  'same-id': ['B19'],
  'duplicate-keys': ['B21'],
  'every-other': ['T18'],
  'used-up': ['T20'],
  'changing-record': ['T21'],
  'shared-variable': ['T22'],
  unsteady: ['T23'],
  'other-spelling': ['T02'],
};

/** A silent server with one of these causes does not notice that we close our half: it waits, sleeps, or is with another client. */
const elsewhere: ReadonlySet<HintId> = new Set(['T03', 'T04', 'T13']);

/**
 * The possible causes of a finding, most likely first, and how certain they are. The timeline of the visit that showed
 * the finding rules some of them out.
 */
export function hintsOf(
  code: FindingCode,
  timeline: readonly Moment[] = [],
): { hints: string[]; certainty: Certainty } {
  const listened = code === 'silent' && endedWithUs(timeline);
  const found = (causes[code] ?? []).filter(id => !listened || !elsewhere.has(id));
  const certainty = found.length > 1 ? 'one-of' : guesses.has(code) ? 'likely' : 'certain';
  return { hints: found, certainty };
}

/** Whether the server closed the connection once we had closed our half, so that it was reading. */
function endedWithUs(timeline: readonly Moment[]): boolean {
  const halfClosed = timeline.findIndex(({ what }) => what === 'half-closed');
  return halfClosed >= 0 && timeline.slice(halfClosed).some(({ what }) => what === 'fin');
}

/** Findings inferred from numbers, bytes or a few visits: what they report may be intended or an accident. */
const guesses: ReadonlySet<FindingCode> = new Set([
  'gb18030',
  'metres',
  'millimetres',
  'feet',
  'inches',
  'grams',
  'swapped',
  'jin-or-pounds',
  'nested',
  'two-records',
  'changing-record',
  'crashed',
  'used-up',
  'shared-variable',
  'unsteady',
]);
