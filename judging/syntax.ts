import { type ObjectNode, parse } from '@humanwhocodes/momoa';
import type { Problem } from '../shared/finding.ts';
import type { Exchange } from './exchange.ts';
import { findObject, skipBom } from './framing.ts';
import { errorLine, findLesson, findPrompt, findService } from './services.ts';
import { canBeCompleted } from './unfinished.ts';

/** Whether an unfinished object is wrong, and not just cut off: no continuation could make it valid JSON. */
export function isBroken(bytes: Uint8Array): boolean {
  // In stream mode the decoder drops an incomplete last character.
  return !canBeCompleted(new TextDecoder().decode(bytes, { stream: true }));
}

/**
 * Says why UTF-8 bytes are not JSON. `at` counts bytes from 1, like the columns of an editor. A server that has closed the
 * connection shows no prompt, since it waits for nobody.
 */
export function explainSyntax(bytes: Uint8Array, ending: Exchange['ending'] = 'fin'): Problem {
  const named = findService(bytes) ?? findLesson(bytes);
  if (named) return named;
  const mark = skipBom(bytes);
  const text = Buffer.from(bytes.subarray(mark)).toString('utf8');
  const start = text.trimStart();
  if (/^b['"]/.test(start)) return { code: 'bytes-literal' };
  if (!/^[{["]/.test(start)) {
    if (looksLikeError(start)) return { code: 'error-text', says: errorLine(start) };
    const isOver = ending === 'fin' || ending === 'reset';
    const prompt = isOver ? undefined : findPrompt(start);
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

/**
 * Whether the text looks like an error message: a traceback, an exception, what Python's str() makes of one, or a
 * complaint about the request.
 */
function looksLikeError(text: string): boolean {
  return /traceback \(most recent|^expecting value: line|\bbytes-like object is required\b|\bhas no attribute '|\bvalues to unpack\b|\bindex out of range\b|^panic: |\bpanicked at\b|segmentation fault|\b\w*(error|exception)\b|\b(errno|unknown|invalid|unrecogni[sz]ed|unsupported|not found|bad (request|command)|usage:)|错误|錯誤|异常|未知|無效|无效|不支持|不支援|无法|無法|非法|失败|失敗/i.test(
    text,
  );
}

/** The byte offset at which a strict JSON parser stops. */
export function findSyntaxFault(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.byteLength(text.slice(0, findFault(text)));
}

/** The offset, in UTF-16 units, at which a strict JSON parser stops. */
function findFault(text: string): number {
  try {
    parse(text, { mode: 'json' });
  } catch (error) {
    if (error instanceof Error && 'offset' in error && typeof error.offset === 'number') return error.offset;
  }
  // momoa accepts control characters in strings, which JSON.parse does not.
  const bytes = Buffer.from(text);
  const framing = findObject(bytes);
  return framing.state === 'hopeless' ? bytes.subarray(0, framing.at).toString('utf8').length : 0;
}

/** The first key that occurs twice on the top level of a valid JSON object. */
export function findDuplicateKey(object: Uint8Array): { key?: string } {
  const { body } = parse(Buffer.from(object).toString('utf8'), { mode: 'json' });
  const keys = body.type === 'Object' ? keysOf(body) : [];
  const key = keys.find((name, index) => keys.indexOf(name) !== index);
  return key === undefined ? {} : { key };
}

function keysOf(object: ObjectNode): string[] {
  return object.members.map(({ name }) => (name.type === 'String' ? name.value : name.name));
}
