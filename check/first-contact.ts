import { REQUEST } from '../shared/protocol.ts';
import {
  asking,
  askPatiently,
  askPlainly,
  askToTheEnd,
  LONGEST_ANSWER_MS,
  QUIET_START_MS,
  sentLineEnd,
} from './ask.ts';
import { endOf, isHeard, timeOf, type Visit } from './timeline.ts';
import type { Script, Visited } from './visit.ts';

/** The visit that most rules look at, and what a second visit has shown. */
export interface FirstContact {
  visited: Visited;
  /** The server answered only after a line end, and stayed silent in a visit that sent none. */
  needsLineEnd: boolean;
}

/** A server that ended the connection or spoke sooner than this did so by itself, not because our client was quiet. */
export const HESITATION_MS = 150;

/** If our own pause took this much longer than planned, the server may have lost patience with us. */
const LATE_MS = 100;

/** Visits to a server that seems to speak first: on a busy machine one answer can be late by accident. */
const TIMES = 3;

/** A slow server may need longer the second time. */
const LONGER_MS = 1_000;

/**
 * Visits a server for the first time. If what it did may be due to our pause or to our line end, a second visit that sends
 * `get` at once and nothing else decides; if that one is answered, the rules judge it.
 */
export async function makeFirstContact(visit: (script: Script) => Promise<Visited>): Promise<FirstContact> {
  const visited = await visit(askPatiently);
  const patient = visited.visit;
  const doubt = patient && doubtAbout(patient);
  if (!doubt) return { visited, needsLineEnd: false };
  if (doubt === 'spoke-early') {
    for (let time = 0; time < TIMES; time++) {
      const plain = await visit(askPlainly);
      if (isMuchSooner(plain.visit, patient)) return { visited: plain, needsLineEnd: false };
    }
    return { visited, needsLineEnd: false };
  }
  const plain = await visit(doubt === 'silent' ? askToTheEnd : asking(REQUEST, secondWaitMs(patient)));
  if (isHeard(plain.visit)) return { visited: plain, needsLineEnd: false };
  return { visited, needsLineEnd: doubt === 'after-line-end' && plain.visit?.ending === 'left' };
}

/** Why another visit may bring something else; undefined if this one shows how the server answers. */
function doubtAbout(visit: Visit) {
  const askedAt = timeOf(visit, 'sent') ?? Number.POSITIVE_INFINITY;
  const firstAt = Math.min(askedAt, visit.reads[0]?.at ?? endOf(visit));
  // A slow server answers after our line end, too.
  if (isHeard(visit) && sentLineEnd(visit)) return 'after-line-end';
  // It may have lost patience in our pause, or not know `get` with our line end.
  if (!isHeard(visit) && timeOf(visit, 'half-closed') !== undefined) return 'silent';
  // It may rightly have answered a quiet client, or given it up.
  if (firstAt > QUIET_START_MS + LATE_MS) return 'asked-late';
  if (firstAt >= askedAt || firstAt <= HESITATION_MS) return undefined;
  // It speaks first, or answers clients that hesitate; or it hangs up on those.
  return isHeard(visit) ? 'spoke-early' : 'hung-up-early';
}

/** How long the second visit waits: longer than the first answer took, or a slow server would seem to need the line end. */
function secondWaitMs(patient: Visit): number {
  const tookMs = firstByteAt(patient) - (timeOf(patient, 'sent') ?? 0);
  return Math.max(LONGEST_ANSWER_MS, tookMs + LONGER_MS);
}

/** Only a server that waits for the request answers much sooner if the request comes at once. */
function isMuchSooner(plain: Visit | undefined, patient: Visit): boolean {
  return plain !== undefined && isHeard(plain) && firstByteAt(plain) < firstByteAt(patient) / 2;
}

function firstByteAt({ reads }: Visit): number {
  return reads[0]?.at ?? 0;
}
