import type { FindingCode } from './subject.ts';
import type { Moment } from './timeline.ts';

/** `one-of`: several causes look the same on the wire. */
export type Certainty = 'certain' | 'likely' | 'one-of';

/**
 * The possible causes of each finding, most likely first, by stable ids of beginners' mistakes: N for the network, T for
 * the conversation, B for the bytes.
 */
export const causes = {
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
  silent: ['T03', 'T01', 'T24', 'T07', 'T14', 'T04', 'T25', 'T13', 'T06'],
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
} as const satisfies Partial<Record<FindingCode, readonly string[]>>;
export type HintId = (typeof causes)[keyof typeof causes][number];

const causesOf: Partial<Record<FindingCode, readonly HintId[]>> = causes;

/** A silent server with one of these causes is not reading from us, and does not notice that we close our half. */
const elsewhere: ReadonlySet<HintId> = new Set(['T03', 'T04', 'T13', 'T25']);

/**
 * The possible causes of a finding, most likely first, and how certain they are. The timeline of the visit that showed
 * the finding rules some of them out.
 */
export function hintsOf(
  code: FindingCode,
  timeline: readonly Moment[] = [],
): { hints: string[]; certainty: Certainty } {
  const listened = code === 'silent' && endedWithUs(timeline);
  const wasAsked = timeline.length === 0 || timeline.some(({ what }) => what === 'sent');
  const found = (causesOf[code] ?? []).filter(
    id => (!listened || !elsewhere.has(id)) && (wasAsked || id !== 'T01'),
  );
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
