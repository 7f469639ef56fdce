import { describe, expect, it } from 'vitest';
import { errorTexts, windowErrorsOf } from '../../check/window-errors.ts';
import { loadMessages } from '../../messages/load.ts';
import { languages } from '../../shared/language.ts';

/** What a window shows, the finding it goes with, and what the list must tell of it in each language. */
const seen = [
  ['TypeError: serve() argument after * must be an iterable, not socket', 'silent', /args=\(conn,\)/],
  ['OSError: [Errno 9] Bad file descriptor', 'one-shot', /s\.close\(\)/],
  ['ValueError: file descriptor cannot be a negative integer (-1)', 'one-shot', /select\(\)/],
  ["KeyError: '<socket.socket fd=5 ...> (FD 5) is already registered'", 'one-shot', /unregister\(/],
  ["RuntimeWarning: coroutine 'StreamReader.read' was never awaited", 'closed', /await reader/],
  ["KeyError: 'g'", 'gone-afterwards', /get\(\)/],
  ['BrokenPipeError: [Errno 32] Broken pipe', 'crashed', /accept\(\)/],
  ["TypeError: a bytes-like object is required, not 'str'", 'no-datagram', /encode/],
  ['struct.error: unpack requires a buffer of 4 bytes', 'crashed', /get/],
  ['Segmentation fault (core dumped)', 'crashed', /gcc -g/],
] as const;

describe.each(languages)('the errors of a window in %s', language => {
  it.each(seen)('tell what "%s" means after %s', async (line, code, words) => {
    const { check } = await loadMessages(language);
    const found = windowErrorsOf[code]?.find(error =>
      errorTexts[error].split(/, | \(/).some(text => line.includes(text)),
    );
    expect(found && check.errors[found]).toMatch(words);
  });
});
