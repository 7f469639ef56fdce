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
  'other-languages',
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
];

/** The errors that the server's window may show for each finding. */
export const windowErrorsOf: Partial<Record<FindingCode, readonly WindowError[]>> = {
  crashed: inOneVisit,
  closed: inOneVisit,
  reset: inOneVisit,
  silent: inOneVisit,
  'no-answer': ['bytes-like', 'attribute', 'not-connected', 'bad-descriptor', 'unicode', 'other-languages'],
  unsteady: ['bad-descriptor', 'not-connected', 'other-languages'],
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
  'not-connected': 'Errno 107, WinError 10057',
  'bad-descriptor': 'Errno 9, WinError 10038',
  'no-file': 'FileNotFoundError',
  'no-name': 'NameError, UnboundLocalError',
  'broken-pipe': 'BrokenPipe, ConnectionReset',
  timeout: 'TimeoutError',
  unicode: 'UnicodeDecodeError',
  'other-languages': 'Exception (Java), Error (Node), Segmentation fault (C)',
};
