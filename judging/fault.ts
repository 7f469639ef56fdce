import { MAX_REPLY_BYTES } from '../shared/protocol.ts';
import type { Conversation } from './conversation.ts';
import { explainEncoding, explainSyntax, findDuplicateKey, isBroken, isOtherService } from './diagnosis.ts';
import { type Framing, findObject, skipBom } from './framing.ts';
import { fault, judgeValue, parse, type Verdict } from './verdict.ts';

/** Judges bytes that are not one JSON object with different keys: what `judgePlain` leaves. */
export function judgeFault(said: Conversation, totalMs: number): Verdict {
  const { bytes, ending } = said;
  const framing = findObject(bytes);
  if (framing.state === 'whole') return judgeBroken(bytes, framing);

  const encoding = explainEncoding(bytes);
  if (encoding) return fault('bad-encoding', encoding);
  if (ending === 'full' && !isOtherService(bytes)) {
    return fault('too-large', { code: 'too-large', limit: MAX_REPLY_BYTES });
  }
  if (framing.state === 'hopeless' || isBroken(bytes)) return judgeOther(bytes);
  const how = ending === 'fin' || ending === 'reset' ? ending : 'deadline';
  const cut = { code: 'cut-short', ending: how, bytes: bytes.length, afterMs: Math.round(totalMs) } as const;
  return fault('incomplete', cut);
}

/** Braces that match, and no JSON between them, or a key that stands twice. */
function judgeBroken(bytes: Buffer, { start, end }: Extract<Framing, { state: 'whole' }>): Verdict {
  const object = bytes.subarray(start, end);
  if (parse(object)) return fault('bad-json', { code: 'duplicate-keys', ...findDuplicateKey(object) });
  const encoding = explainEncoding(object);
  if (encoding) return fault('bad-encoding', encoding);
  return fault('bad-json', explainSyntax(bytes.subarray(0, end)));
}

/** Bytes that hold no object: another JSON value, or something else altogether. */
function judgeOther(bytes: Buffer): Verdict {
  const value = parse(bytes.subarray(skipBom(bytes)));
  if (!value) return fault('bad-json', explainSyntax(bytes));
  if (typeof value.json === 'string' && parse(Buffer.from(value.json))) {
    return fault('bad-json', { code: 'double-encoded' });
  }
  return judgeValue(value.json, []);
}
