import { isDeepStrictEqual } from 'node:util';
import type { Note, Problem } from '../shared/finding.ts';
import { bodyProblems } from '../shared/plausibility.ts';
import { NEWLINE_AFTER_MS, PIECES_OVER_MS, SLOW_AFTER_MS } from '../shared/protocol.ts';
import { readReply, type Student } from '../shared/reply.ts';
import type { Status } from '../shared/status.ts';
import type { Conversation } from './conversation.ts';
import { findObject, skipBlanks, skipBom } from './framing.ts';

/** What a conversation comes to. */
export type Verdict =
  | { status: 'ok'; student: Student; notes: Note[] }
  | { status: 'declined'; id: string; notes: Note[] }
  | { status: Exclude<Status, 'ok' | 'declined'>; problem: Problem; notes: Note[] };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Judges what a seat said where that needs no diagnosis: silence, and one JSON object whose keys differ. Of other bytes,
 * undefined. Most seats of most rooms are judged here, without what it takes to name a fault.
 */
export function judgePlain(said: Conversation, totalMs: number): Verdict | undefined {
  const { bytes, ending } = said;
  if (ending === 'cancelled') return fault('cancelled', { code: 'cancelled' });
  if (bytes.length === 0) return judgeSilence(ending, Math.round(totalMs));
  const framing = findObject(bytes);
  if (framing.state !== 'whole') return undefined;
  const value = parse(bytes.subarray(framing.start, framing.end));
  if (!value || Object.keys(Object(value.json)).length !== framing.members) return undefined;
  const tail = judgeTail(said, framing.end, value.json);
  if ('problem' in tail) return fault('bad-json', tail.problem);
  return judgeValue(value.json, [...noteManner(said), ...tail.notes]);
}

function judgeSilence(ending: Conversation['ending'], afterMs: number): Verdict {
  if (ending === 'fin') return fault('closed', { code: 'closed', afterMs });
  if (ending === 'reset') return fault('reset', { code: 'reset', afterMs });
  return fault('silent', { code: 'silent', afterMs });
}

/** A JSON value that is to be a record. */
export function judgeValue(json: unknown, notes: Note[]): Verdict {
  const reply = readReply(json);
  switch (reply.kind) {
    case 'student':
      return { status: 'ok', student: reply.student, notes: [...notes, ...reply.notes] };
    case 'declined':
      return { status: 'declined', id: reply.id, notes: [...notes, ...reply.notes] };
    case 'problem':
      return fault(implausible.has(reply.problem.code) ? 'implausible' : 'bad-record', reply.problem);
  }
}

const implausible: ReadonlySet<string> = new Set(bodyProblems);

/** What follows the object: nothing, blanks, NUL bytes, the same object again; anything else is not agreed on. */
function judgeTail(
  said: Conversation,
  from: number,
  json: unknown,
): { notes: Note[] } | { problem: Problem } {
  const tail = said.bytes.subarray(from);
  const start = skipBlanks(tail, 0);
  if (start === tail.length && said.excess === 'none') return { notes: [] };
  if (said.excess !== 'data') {
    if (/^[\s\0]*$/.test(tail.toString('latin1'))) {
      return { notes: tail.includes(0) || said.excess === 'nul' ? [{ code: 'nul-padding' }] : [] };
    }
    const again = parse(tail);
    if (again && isDeepStrictEqual(again.json, json)) return { notes: [{ code: 'sent-twice' }] };
  }
  return { problem: { code: 'trailing-data', after: tail.subarray(start, start + 60).toString('utf8') } };
}

/** What was legal but is worth knowing of how the reply came. */
function noteManner(said: Conversation): Note[] {
  const { bytes, ending, pieces, firstByteMs = 0, wholeMs = 0, newlineMs } = said;
  const notes: Note[] = [];
  if (ending === 'quiet') notes.push({ code: 'kept-open' });
  // A server that waits for a line answers at once when it has one; a later answer was slow for another reason.
  if (newlineMs !== undefined && firstByteMs - newlineMs < NEWLINE_AFTER_MS)
    notes.push({ code: 'needed-newline' });
  const overMs = Math.round(wholeMs - firstByteMs);
  if (pieces > 1 && overMs > PIECES_OVER_MS) notes.push({ code: 'in-pieces', pieces, overMs });
  if (wholeMs > SLOW_AFTER_MS) notes.push({ code: 'slow', afterMs: Math.round(wholeMs) });
  if (skipBom(bytes) > 0) notes.push({ code: 'bom' });
  return notes;
}

export function fault(status: Exclude<Status, 'ok' | 'declined'>, problem: Problem): Verdict {
  return { status, problem, notes: [] };
}

/** Wrapped, since `null` and `false` are JSON too. */
export function parse(bytes: Uint8Array): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(utf8.decode(bytes)) };
  } catch {
    // Not JSON, or not UTF-8: the caller explains which.
    return undefined;
  }
}
