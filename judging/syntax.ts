import { type ObjectNode, parse } from '@humanwhocodes/momoa';
import type { Problem } from '../shared/finding.ts';
import { findObject, skipBom } from './framing.ts';
import { findLesson, findPrompt, findService, lastLine } from './services.ts';
import { canBeCompleted } from './unfinished.ts';

/** Whether no end can make JSON of an object that has not ended: it is wrong, and not only cut off. */
export function isBroken(bytes: Uint8Array): boolean {
  // A character that was cut off has its bytes held back.
  return !canBeCompleted(new TextDecoder().decode(bytes, { stream: true }));
}

/** Says why UTF-8 bytes are not JSON. `at` counts bytes from 1, as an editor counts columns. */
export function explainSyntax(bytes: Uint8Array): Problem {
  const named = findService(bytes) ?? findLesson(bytes);
  if (named) return named;
  const mark = skipBom(bytes);
  const text = Buffer.from(bytes.subarray(mark)).toString('utf8');
  const start = text.trimStart();
  if (/^b['"]/.test(start)) return { code: 'bytes-literal' };
  if (!/^[{["]/.test(start)) {
    if (looksLikeError(start)) return { code: 'error-text', says: lastLine(start) };
    const prompt = findPrompt(start);
    if (prompt) return prompt;
  }
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

/** Words that a program uses of what went wrong: a traceback, an exception's text, a complaint about the request. */
function looksLikeError(text: string): boolean {
  return /traceback \(most recent|\b\w*(error|exception)\b|\b(errno|unknown|invalid|unrecogni[sz]ed|unsupported|not found|bad (request|command)|usage:)|错误|錯誤|异常|未知|無效|无效|不支持|不支援/i.test(
    text,
  );
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
