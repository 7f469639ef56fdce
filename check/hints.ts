import type { FindingCode } from './subject.ts';

/** `one-of`: the wire shows the same for several causes. */
export type Certainty = 'certain' | 'likely' | 'one-of';

/**
 * What beginners get wrong, by stable ids: N for the network, T for the conversation, B for the bytes; each with the
 * finding that it shows as. Causes that look the same from the wire share a finding, and are told as one group.
 */
export const hints = {
  N01: { name: 'host-off', shows: ['unreachable', 'no-connection'] },
  N02: { name: 'silent-port', shows: ['filtered', 'no-connection'] },
  N03: { name: 'refused', shows: ['refused'] },
  N04: { name: 'loopback-only', shows: ['loopback-only', 'refused'] },
  N05: { name: 'one-shot', shows: ['one-shot'] },
  N06: { name: 'crash-on-leave', shows: ['crash-on-leave'] },
  N07: { name: 'restart-too-soon', shows: ['refused'] },
  N08: { name: 'old-copy-alive', shows: ['two-records'] },
  N09: { name: 'inside-a-vm', shows: ['filtered', 'loopback-only', 'no-connection'] },
  N10: { name: 'udp', shows: ['udp'] },
  N11: { name: 'client-script', shows: ['refused'] },
  N12: { name: 'low-port', shows: ['refused'] },
  N13: { name: 'someone-else', shows: ['ssh', 'vnc', 'tls'] },
  T01: { name: 'mute', shows: ['silent'] },
  T02: { name: 'newline-sensitive', shows: ['needed-newline', 'line-end'] },
  T03: { name: 'waits-for-human', shows: ['silent'] },
  T04: { name: 'busy-with-one', shows: ['busy-with-one'] },
  T05: { name: 'spin-on-eof', shows: ['stuck'] },
  T06: { name: 'hung-up-empty', shows: ['crashed', 'closed', 'reset'] },
  T07: { name: 'printed-not-sent', shows: ['closed', 'silent'] },
  T08: { name: 'cut-short', shows: ['cut-short'] },
  T09: { name: 'reset-with-data', shows: ['reset-after-reply', 'reset'] },
  T10: { name: 'trickle', shows: ['in-pieces'] },
  T11: { name: 'never-ends', shows: ['kept-open'] },
  T12: { name: 'flood', shows: ['too-large'] },
  T13: { name: 'slow', shows: ['slow'] },
  T14: { name: 'unflushed', shows: ['silent', 'answers-at-end'] },
  T15: { name: 'speaks-first', shows: ['speaks-first'] },
  T16: { name: 'backlog-full', shows: ['crowd'] },
  T17: { name: 'split-request', shows: ['split-request'] },
  B01: { name: 'python-dict', shows: ['python-dict'] },
  B02: { name: 'b-prefix', shows: ['bytes-literal'] },
  B03: { name: 'double-json', shows: ['double-encoded'] },
  B04: { name: 'gbk', shows: ['gb18030', 'not-utf-8'] },
  B05: { name: 'bom', shows: ['bom'] },
  B06: { name: 'utf-16', shows: ['utf-16'] },
  B07: { name: 'nul-padding', shows: ['nul-padding'] },
  B08: { name: 'stuck-together', shows: ['trailing-data', 'sent-twice'] },
  B09: { name: 'echo', shows: ['echo'] },
  B10: { name: 'http', shows: ['http'] },
  B11: { name: 'pickle', shows: ['pickle'] },
  B12: { name: 'hand-made', shows: ['not-json', 'trailing-comma', 'full-width'] },
  B13: { name: 'not-finite', shows: ['not-finite'] },
  B14: { name: 'wrong-shape', shows: ['not-an-object', 'nested'] },
  B15: { name: 'keys', shows: ['missing-keys', 'extra-keys'] },
  B16: { name: 'types', shows: ['number-in-quotes', 'wrong-type'] },
  B17: {
    name: 'units',
    shows: [
      'metres',
      'millimetres',
      'feet',
      'inches',
      'grams',
      'swapped',
      'swapped-or-inches',
      'jin-or-pounds',
    ],
  },
  B18: { name: 'id-format', shows: ['id-was-number', 'inexact-id', 'empty-id', 'long-id'] },
  B19: { name: 'twins', shows: ['sample-id', 'same-id'] },
  B21: { name: 'duplicate-keys', shows: ['duplicate-keys'] },
} as const satisfies Record<string, { name: string; shows: readonly FindingCode[] }>;
export type HintId = keyof typeof hints;

/** The causes that a finding may have, most likely first, and how sure that is. */
export function hintsOf(code: FindingCode): { hints: string[]; certainty: Certainty } {
  const found = Object.entries(hints).filter(([, { shows }]) => shows.some(shown => shown === code));
  const certainty = found.length > 1 ? 'one-of' : guesses.has(code) ? 'likely' : 'certain';
  return { hints: found.map(([id]) => id), certainty };
}

/** What is read off the numbers or the bytes, and could be meant. */
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
  'crashed',
]);
