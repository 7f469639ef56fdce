import { type ObjectNode, parse } from '@humanwhocodes/momoa';
import type { Problem } from '../shared/finding.ts';
import { REQUEST } from '../shared/protocol.ts';
import { findObject, mayBecomeUtf8, skipBom } from './framing.ts';
import { canBeCompleted, isJson } from './unfinished.ts';

/** Names what is wrong with bytes that are not the agreed JSON, as closely as the bytes allow. Pure. */

type EncodingProblem = Extract<Problem, { code: 'gb18030' | 'utf-16' | 'not-utf-8' }>;

/** Which other encoding the bytes are in; undefined for UTF-8 and for the first bytes of protocols that are none. */
export function explainEncoding(bytes: Uint8Array): EncodingProblem | undefined {
  if (isUtf16(bytes)) return { code: 'utf-16' };
  if (findService(bytes) || mayBecomeUtf8(bytes)) return undefined;
  // GB18030 reads nearly any bytes; only where JSON comes of it is it more than a guess.
  const text = decode('gb18030', bytes);
  return text !== undefined && isJson(text) ? { code: 'gb18030' } : { code: 'not-utf-8' };
}

/** A byte order mark, or a NUL at every other byte of the start: ASCII in two bytes each. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const little = first !== 0 && second === 0 && third !== 0 && fourth === 0;
  const big = first === 0 && second !== 0 && third === 0 && fourth !== 0;
  return bytes.length >= 4 && (little || big);
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not in this encoding, which is the answer.
    return undefined;
  }
}

type ServiceCode = 'echo' | 'http' | 'ssh' | 'tls' | 'vnc' | 'gzip' | 'pickle';

/** How other protocols and formats begin. */
const services: readonly { code: ServiceCode; begins: RegExp }[] = [
  { code: 'echo', begins: new RegExp(`^(echo )?${REQUEST}\\s*$`, 'i') },
  { code: 'http', begins: /^(HTTP\/\d|<!doctype html|<html)/i },
  { code: 'ssh', begins: /^SSH-\d/ },
  { code: 'vnc', begins: /^RFB \d{3}\./ },
  // An alert or handshake record of TLS 1.x, or of SSL 3.
  { code: 'tls', begins: /^[\x15\x16]\x03[\x00-\x04]/ },
  { code: 'gzip', begins: /^\x1f\x8b/ },
  // The PROTO opcode of pickle versions 2 to 5.
  { code: 'pickle', begins: /^\x80[\x02-\x05]/ },
];

/** The protocol or format that bytes begin as, where it is one that we know. */
export function findService(bytes: Uint8Array): ServiceCode | undefined {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart();
  return services.find(service => service.begins.test(start))?.code;
}

/** Whether these are the first bytes of another protocol or format. */
export function isOtherService(bytes: Uint8Array): boolean {
  return findService(bytes) !== undefined;
}

/** Whether no end can make JSON of an object that has not ended: it is wrong, and not only cut off. */
export function isBroken(bytes: Uint8Array): boolean {
  // A character that was cut off has its bytes held back.
  return !canBeCompleted(new TextDecoder().decode(bytes, { stream: true }));
}

/** Says why UTF-8 bytes are not JSON. `at` counts bytes from 1, as an editor counts columns. */
export function explainSyntax(bytes: Uint8Array): Problem {
  const service = findService(bytes);
  if (service) return { code: service };
  const mark = skipBom(bytes);
  const text = Buffer.from(bytes.subarray(mark)).toString('utf8');
  const start = text.trimStart();
  if (/^b['"]/.test(start)) return { code: 'bytes-literal' };
  const fault = findFault(text);
  const at = mark + Buffer.byteLength(text.slice(0, fault)) + 1;
  const rest = text.slice(fault);
  const character = [...rest][0] ?? '';
  const token = /^[-+]?(NaN|Infinity|nan|inf)\b/.exec(rest)?.[0];
  if (token) return { code: 'not-finite', token };
  // Python 2 wrote long numbers as 170L.
  const isLong = /^L\b/.test(rest) && /\d$/.test(text.slice(0, fault));
  if (isLong || /^[{[,:]?\s*u?'|^(True|False|None)\b/.test(rest) || /^[{[(]\s*u?'/.test(start))
    return { code: 'python-dict' };
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(0, fault))) return { code: 'trailing-comma', at };
  if (/^[\uff01-\uff5e\u2018-\u201f\u3001\u3002\u300c-\u300f]/.test(rest))
    return { code: 'full-width', character, at };
  return { code: 'not-json', character, at };
}

/** The offset of the byte that a strict JSON parser stumbles over. */
export function findSyntaxFault(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.byteLength(text.slice(0, findFault(text)));
}

/** The offset, in UTF-16 units, of what a strict JSON parser stumbles over. */
function findFault(text: string): number {
  try {
    parse(text, { mode: 'json' });
  } catch (error) {
    if (error instanceof Error && 'offset' in error && typeof error.offset === 'number') return error.offset;
  }
  // It let pass what JSON.parse does not: a control character within a string.
  const bytes = Buffer.from(text);
  const framing = findObject(bytes);
  return framing.state === 'hopeless' ? bytes.subarray(0, framing.at).toString('utf8').length : 0;
}

/** The key that stands twice on the first level of an object that is valid JSON. */
export function findDuplicateKey(object: Uint8Array): { key?: string } {
  const { body } = parse(Buffer.from(object).toString('utf8'), { mode: 'json' });
  const keys = body.type === 'Object' ? keysOf(body) : [];
  const key = keys.find((name, index) => keys.indexOf(name) !== index);
  return key === undefined ? {} : { key };
}

function keysOf(object: ObjectNode): string[] {
  return object.members.map(({ name }) => (name.type === 'String' ? name.value : name.name));
}
