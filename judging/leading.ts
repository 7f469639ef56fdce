import { fields, type Lead, type ProblemOf } from '../shared/finding.ts';
import { REQUEST } from '../shared/protocol.ts';
import { findObject, skipBlanks, skipBom } from './framing.ts';
import { parseJson } from './parse-json.ts';
import { quoteBytes } from './quote.ts';

const OPEN_BRACE = 0x7b;

/** Says what precedes the record: a length, a greeting, our own request or other bytes; undefined if nothing does. */
export function explainLeading(bytes: Uint8Array): ProblemOf<'leading-data'> | undefined {
  const first = skipBlanks(bytes, skipBom(bytes));
  if (bytes[first] === OPEN_BRACE) return undefined;
  for (let start = bytes.indexOf(OPEN_BRACE); start !== -1; start = bytes.indexOf(OPEN_BRACE, start + 1)) {
    const rest = bytes.subarray(start);
    const framing = findObject(rest);
    if (framing.state !== 'whole') continue;
    const object = rest.subarray(0, framing.end);
    if (!looksLikeRecord(parseJson(object)?.json)) {
      // A header may be an object too, with the record behind it; what is inside the header is no record.
      start += framing.end - 1;
      continue;
    }
    const before = bytes.subarray(0, start);
    // b'{...}' is Python's notation for bytes, which has a problem code of its own.
    if (/^\s*b['"]$/.test(Buffer.from(before).toString('latin1'))) return undefined;
    return { code: 'leading-data', what: kindOf(before, rest, framing.end), before: quoteBytes(before).text };
  }
  return undefined;
}

function kindOf(before: Uint8Array, rest: Uint8Array, objectBytes: number): Lead {
  const text = Buffer.from(before).toString('latin1');
  const object = Buffer.from(rest.subarray(0, objectBytes)).toString();
  const lengths = [objectBytes, object.length, rest.length, rest.length + before.length];
  const isLength = (value: number | bigint) => lengths.some(length => BigInt(length) === BigInt(value));
  if (/^\s*\d{1,9}\D?\s*$/.test(text) && isLength(Number.parseInt(text, 10))) return 'length';
  if (binaryNumbers(before).some(isLength)) return 'length';
  if (new RegExp(`^\\s*(echo )?${REQUEST}\\s*$`, 'i').test(text)) return 'request';
  return /[\p{L}]{2}/u.test(Buffer.from(before).toString()) && !/[\0\ufffd]/.test(text)
    ? 'greeting'
    : 'bytes';
}

/** The bytes as one binary number in both byte orders, as struct.pack or htonl write a length. */
function binaryNumbers(bytes: Uint8Array): bigint[] {
  if (![1, 2, 4, 8].includes(bytes.length)) return [];
  const read = (ordered: Uint8Array) => BigInt(`0x${Buffer.from(ordered).toString('hex')}`);
  return [read(bytes), read(Uint8Array.from(bytes).reverse())];
}

function looksLikeRecord(json: unknown): boolean {
  return typeof json === 'object' && json !== null && [...fields, 'declined'].some(key => key in json);
}
