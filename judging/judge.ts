import { isDeepStrictEqual } from 'node:util';
import type { Note, Problem } from '../shared/finding.ts';
import { bodyProblems } from '../shared/plausibility.ts';
import { MAX_REPLY_BYTES, NEWLINE_ANSWER_MS, PIECES_OVER_MS, SLOW_AFTER_MS } from '../shared/protocol.ts';
import { readReply } from '../shared/reply.ts';
import { explainEncoding } from './encoding.ts';
import { type Exchange, nothingReceived } from './exchange.ts';
import { findObject, skipBlanks, skipBom } from './framing.ts';
import { explainLeading } from './leading.ts';
import { parseJson } from './parse-json.ts';
import { findProgramLanguage } from './program-language.ts';
import { quoteBytes } from './quote.ts';
import { findService } from './services.ts';
import { explainSyntax, findDuplicateKey, isBroken } from './syntax.ts';
import type { TroubleStatus, Verdict } from './verdict.ts';

/** Judges what came from one seat; the same function serves crawl, check and saved answers. Pure. */
export function judge(seen: Exchange): Verdict {
  const { bytes } = seen;
  const verdict = bytes.length === 0 || seen.ending === 'cancelled' ? judgeSilence(seen) : judgeBytes(seen);
  if (!('problem' in verdict) || bytes.length === 0) return verdict;
  const writtenIn = findProgramLanguage(bytes);
  return { ...verdict, evidence: quoteBytes(bytes), ...(writtenIn && { writtenIn }) };
}

/** Judges saved bytes as a reply that came in one piece and ended with FIN. */
export function judgeSaved(bytes: Buffer): Verdict {
  return judge({ ...nothingReceived, bytes, ending: 'fin', pieces: 1, attempts: 1, totalMs: 0 });
}

/** Judges a seat that sent no byte, or that was cancelled. */
function judgeSilence({ ending, totalMs }: Exchange): Verdict {
  const afterMs = Math.round(totalMs);
  switch (ending) {
    case 'refused':
      return trouble('refused', { code: 'refused', afterMs });
    case 'unreachable':
      return trouble('unreachable', { code: 'unreachable', afterMs });
    case 'unknown-name':
      return trouble('unreachable', { code: 'unknown-name' });
    case 'no-connection':
      return trouble('timeout', { code: 'no-connection', afterMs });
    case 'reset':
      return trouble('reset', { code: 'reset', afterMs });
    case 'fin':
      return trouble('closed', { code: 'closed', afterMs });
    case 'cancelled':
      return trouble('cancelled', { code: 'cancelled' });
    case 'descriptors':
    case 'ports':
    case 'network':
    case 'names':
      return trouble('cancelled', { code: 'own-trouble', trouble: ending });
    case 'quiet':
    case 'deadline':
    case 'full':
      return trouble('silent', { code: 'silent', afterMs });
  }
}

function judgeBytes(seen: Exchange): Verdict {
  const { bytes, ending } = seen;
  const framing = findObject(bytes);
  if (framing.state === 'whole') return judgeObject(seen, framing);

  const service = findService(bytes);
  if (service) return trouble('bad-json', service);
  const encoding = explainEncoding(bytes);
  if (encoding?.code === 'utf-16') return trouble('bad-encoding', encoding);
  const leading = parseJson(bytes) ? undefined : explainLeading(bytes);
  if (leading) return trouble('bad-json', leading);
  if (encoding) return trouble('bad-encoding', encoding);
  if (ending === 'full') {
    return trouble('too-large', { code: 'too-large', limit: MAX_REPLY_BYTES });
  }
  if (framing.state === 'hopeless' || isBroken(bytes)) return judgeOther(seen);
  return trouble('incomplete', {
    code: 'cut-short',
    ending: ending === 'fin' || ending === 'reset' ? ending : 'deadline',
    bytes: bytes.length,
    afterMs: Math.round(seen.totalMs),
  });
}

/** Judges a reply whose braces match: the record, or what is wrong inside or after it. */
function judgeObject(seen: Exchange, at: { start: number; end: number; members: number }): Verdict {
  const object = seen.bytes.subarray(at.start, at.end);
  const value = parseJson(object);
  if (!value) {
    const encoding = explainEncoding(object);
    if (encoding) return trouble('bad-encoding', encoding);
    return trouble('bad-json', explainSyntax(seen.bytes.subarray(0, at.end), seen.ending));
  }
  if (Object.keys(Object(value.json)).length !== at.members)
    return trouble('bad-json', { code: 'duplicate-keys', ...findDuplicateKey(object) });
  const tail = judgeTail(seen, at.end, value.json);
  if ('problem' in tail) return trouble('bad-json', tail.problem);
  return judgeValue(value.json, [...noteManner(seen), ...tail.notes]);
}

/** Judges what follows the object. Blanks, NUL bytes and the same object again are allowed; anything else is a problem. */
function judgeTail(seen: Exchange, from: number, json: unknown): { notes: Note[] } | { problem: Problem } {
  const tail = Buffer.concat([seen.bytes.subarray(from), seen.rest]);
  if (/^[\s\0]*$/.test(tail.toString('latin1')))
    return { notes: tail.includes(0) ? [{ code: 'nul-padding' }] : [] };
  const again = parseJson(tail);
  if (again && isDeepStrictEqual(again.json, json)) return { notes: [{ code: 'sent-twice' }] };
  const start = skipBlanks(tail, 0);
  return { problem: { code: 'trailing-data', after: tail.subarray(start, start + 60).toString('utf8') } };
}

/** Notes on how the reply came: nothing forbidden, but worth knowing. */
function noteManner({ bytes, ending, pieces, firstByteMs = 0, wholeMs = 0, newlineMs }: Exchange): Note[] {
  const notes: Note[] = [];
  if (ending === 'quiet') notes.push({ code: 'kept-open' });
  // A server that waits for a line end answers right after it: that is needed-newline. A later answer is just slow.
  const neededNewline = newlineMs !== undefined && firstByteMs - newlineMs <= NEWLINE_ANSWER_MS;
  if (neededNewline) notes.push({ code: 'needed-newline' });
  const overMs = Math.round(wholeMs - firstByteMs);
  if (pieces > 1 && overMs > PIECES_OVER_MS) notes.push({ code: 'in-pieces', pieces, overMs });
  if (wholeMs > SLOW_AFTER_MS && !neededNewline) notes.push({ code: 'slow', afterMs: Math.round(wholeMs) });
  if (skipBom(bytes) > 0) notes.push({ code: 'bom' });
  return notes;
}

/** Judges bytes without an object: another JSON value, or not JSON at all. */
function judgeOther({ bytes, ending }: Exchange): Verdict {
  const value = parseJson(bytes.subarray(skipBom(bytes)));
  if (!value) return trouble('bad-json', explainSyntax(bytes, ending));
  if (typeof value.json === 'string' && parseJson(Buffer.from(value.json))) {
    return trouble('bad-json', { code: 'double-encoded' });
  }
  return judgeValue(value.json, []);
}

/** Judges a JSON value that should be a record. */
function judgeValue(json: unknown, notes: Note[]): Verdict {
  const reply = readReply(json);
  switch (reply.kind) {
    case 'student':
      return { status: 'ok', student: reply.student, notes: [...notes, ...reply.notes] };
    case 'declined':
      return { status: 'declined', declined: { id: reply.id }, notes: [...notes, ...reply.notes] };
    case 'problem':
      return trouble(implausible.has(reply.problem.code) ? 'implausible' : 'bad-record', reply.problem);
  }
}

const implausible: ReadonlySet<string> = new Set(bodyProblems);

function trouble(status: TroubleStatus, problem: Problem): Verdict {
  return { status, problem, notes: [] };
}
