import type { WindowError } from '../shared/check-ids.ts';
import type { FindingCode } from './subject.ts';

const inOneVisit: readonly WindowError[] = [
  'bytes-like',
  'key',
  'json-decode',
  'attribute',
  'not-connected',
  'bad-descriptor',
  'no-file',
  'no-name',
  'not-serializable',
  'struct',
  'unicode',
  'no-comma',
  'not-awaited',
  'other-languages',
  'segfault',
];
const withSeveralClients: readonly WindowError[] = [
  'broken-pipe',
  'timeout',
  'bad-descriptor',
  'json-decode',
  'key',
  'no-name',
  'bytes-like',
  'unicode',
  'other-languages',
  'segfault',
];

/** The errors that the server's window may show for each finding. */
export const windowErrorsOf: Partial<Record<FindingCode, readonly WindowError[]>> = {
  crashed: inOneVisit,
  closed: inOneVisit,
  reset: inOneVisit,
  silent: inOneVisit,
  'no-answer': [
    'bytes-like',
    'attribute',
    'not-connected',
    'bad-descriptor',
    'unicode',
    'no-comma',
    'not-awaited',
    'other-languages',
    'segfault',
  ],
  'no-datagram': [
    'bytes-like',
    'attribute',
    'not-connected',
    'unicode',
    'no-name',
    'other-languages',
    'segfault',
  ],
  unsteady: ['bad-descriptor', 'not-connected', 'other-languages', 'segfault'],
  'one-shot': withSeveralClients,
  'crash-on-leave': withSeveralClients,
  'gone-afterwards': withSeveralClients,
};

/** How each error reads in the window; these are the programs' own words, the same in every language. */
export const errorTexts: Record<WindowError, string> = {
  'bytes-like': 'a bytes-like object is required',
  'not-serializable': 'is not JSON serializable',
  key: 'KeyError',
  'json-decode': 'JSONDecodeError',
  struct: 'struct.error',
  attribute: 'AttributeError',
  'not-connected': 'Errno 107, Errno 32, WinError 10057',
  'bad-descriptor': 'Errno 9, WinError 10038, a negative integer (-1)',
  'no-file': 'FileNotFoundError',
  'no-name': 'NameError, UnboundLocalError',
  'broken-pipe': 'BrokenPipe, ConnectionReset',
  timeout: 'TimeoutError',
  unicode: 'UnicodeDecodeError',
  'no-comma': 'argument after * must be an iterable',
  'not-awaited': 'was never awaited',
  'other-languages': 'Exception (Java), Error (Node)',
  segfault: 'Segmentation fault (C)',
};
