import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { columnWords } from '../shared/column-words.ts';
import type { Encoding } from '../shared/file-problem.ts';
import type { Language } from '../shared/language.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** How many bytes are examined to recognise the encoding: enough to include a header. */
const HEAD = 4_096;

/** The text of a file, without a byte order mark and with LF as line end, and the encoding it was read in. */
export interface Decoded {
  text: string;
  encoding: Encoding;
}

/**
 * Decodes text in UTF-8 or UTF-16, with or without a byte order mark, GB18030 or Big5. Most text in one of the last two
 * also decodes as the other: words of the header decide, or else the language.
 * @throws UnreadableFile if the bytes are in none of these encodings.
 */
export function decode(bytes: Buffer, language: Language): Decoded {
  const encoding = findEncoding(bytes, language);
  const text = encoding === undefined ? undefined : tryDecode(bytes, encoding);
  if (encoding === undefined || text === undefined) throw new UnreadableFile({ code: 'encoding' });
  if (isBinary(text)) throw new UnreadableFile({ code: 'foreign', kind: 'binary' });
  return { text: tidy(text), encoding };
}

/**
 * Turns CR and CRLF into LF, and removes the Ctrl-Z with which DOS ends a file, also where another file was appended, and
 * the NUL bytes that a power failure can leave at the end.
 * The first line shows how lines end. The other line end becomes a blank inside quotation marks; elsewhere it ends a line
 * as well, since two files may have been joined.
 */
function tidy(text: string): string {
  const whole = text.replace(/[\x1a\0][\x1a\0\s]*$/, '').replace(/^\x1a+/gm, '');
  if (!whole.includes('\r')) return whole;
  const lines = whole.replaceAll('\r\n', '\n');
  const [end, stray] = firstLineEnd(lines) === '\r' ? (['\r', '\n'] as const) : (['\n', '\r'] as const);
  return lines
    .replace(new RegExp(`"[^"]*"|${stray}`, 'g'), piece =>
      piece === stray ? end : piece.replaceAll(stray, ' '),
    )
    .replaceAll('\r', '\n');
}

/** The first line break outside quotation marks. */
function firstLineEnd(text: string): string | undefined {
  const head = text.slice(0, 65_536);
  return /^(?:[^"\r\n]|"[^"]*")*([\r\n])/.exec(head)?.[1] ?? /[\r\n]/.exec(text)?.[0];
}

function findEncoding(bytes: Buffer, language: Language): Encoding | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const end = bytes.findLastIndex(byte => byte !== 0) + 1;
  if (end === 0 && bytes.length > 0) return undefined;
  const utf16 = findUtf16(bytes.subarray(0, Math.min(end, HEAD)));
  if (utf16) return utf16;
  if (isUtf8(bytes)) return 'utf-8';
  return isBrokenUtf8(bytes) ? undefined : findChinese(bytes, language);
}

/**
 * Recognises UTF-16 without a byte order mark: every ASCII character has a NUL before or after it. Few NULs are an
 * accident; as many before as after mean that this is not text.
 */
function findUtf16(head: Buffer): Encoding | undefined {
  let [even, odd] = [0, 0];
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if ((even + odd) * 40 < head.length) return undefined;
  if (odd > 2 * even) return 'utf-16le';
  return even > 2 * odd ? 'utf-16be' : undefined;
}

/** Whether this is not text: text has hardly any control characters except tabs and line ends. */
function isBinary(text: string): boolean {
  const head = text.slice(0, HEAD).replace(/[\x1a\0]+$/, '');
  return (head.match(/[\x00-\x08\x0e-\x1f]/g) ?? []).length * 20 > head.length;
}

/**
 * Recognises Chinese in UTF-8 that goes on in another encoding, as when two files were joined. GB18030 and Big5 hardly
 * ever begin with three valid Chinese characters of UTF-8 by chance.
 */
function isBrokenUtf8(bytes: Buffer): boolean {
  const [before = ''] = new TextDecoder('utf-8').decode(bytes).split('\ufffd', 1);
  return (before.match(/[\u3000-\u9fff]/g) ?? []).length >= 3;
}

function findChinese(bytes: Buffer, language: Language): Encoding {
  const head = bytes.subarray(0, HEAD);
  const [simplified, traditional] = [countWords(head, 'gb18030'), countWords(head, 'big5')];
  if (simplified !== traditional) return simplified > traditional ? 'gb18030' : 'big5';
  const [preferred, other] =
    language === 'zh-TW' ? (['big5', 'gb18030'] as const) : (['gb18030', 'big5'] as const);
  const isClean = (encoding: Encoding) => !/[\ue000-\uf8ff]/.test(tryDecode(bytes, encoding) ?? '\ue000');
  // Names have no private-use characters, so the encoding that yields none is the right one.
  if (isClean(preferred) || (!isClean(other) && tryDecode(bytes, preferred) !== undefined)) return preferred;
  return other;
}

const chineseWords = columnWords.filter(word => /[^\x00-\x7f]/.test(word));

/** How many of the known column names occur in these bytes. */
function countWords(head: Buffer, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(head);
  return chineseWords.filter(word => text.includes(word)).length;
}

function tryDecode(bytes: Buffer, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // Even with `fatal`, Node decodes a byte that is not Big5 to the last private-use character but seven. The ones before
    // are the characters that a school added to its font, and those of Hong Kong: the rare ones of names.
    return encoding === 'big5' && text.includes('\uf8f8') ? undefined : text;
  } catch {
    // Not in this encoding; the caller reports it.
    return undefined;
  }
}
