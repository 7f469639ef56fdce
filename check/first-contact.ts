import { REQUEST } from '../shared/protocol.ts';
import { asking, askPatiently, askToTheEnd, LONGEST_ANSWER_MS, QUIET_START_MS, sentLineEnd } from './ask.ts';
import { endOf, timeOf, type Visit } from './timeline.ts';
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

/** More visits to a server that seems to speak first: on a busy machine one answer can be late by accident. */
const MORE_TIMES = 2;

/** A slow server may need longer the second time. */
const LONGER_MS = 1_000;

/**
 * Visits a server for the first time. An answer after our line end proves nothing, since a slow server answers then too.
 * A second visit without a line end decides; if it is answered, the rules judge that one. The same goes for a server
 * that hung up or answered before we had asked, that we asked too late, or that stayed silent: it may have lost
 * patience in our pause, or not know `get` with our line end.
 */
export async function makeFirstContact(visit: (script: Script) => Promise<Visited>): Promise<FirstContact> {
  const patient = await visit(askPatiently);
  if (!patient.visit || !isDoubtful(patient.visit)) return { visited: patient, needsLineEnd: false };
  let plain = await visit(
    wasSilent(patient.visit) ? askToTheEnd : asking(REQUEST, secondWaitMs(patient.visit)),
  );
  if (spokeEarly(patient.visit)) {
    for (let time = 0; time < MORE_TIMES && !isMuchSooner(plain, patient.visit); time++)
      plain = await visit(asking(REQUEST));
    return { visited: isMuchSooner(plain, patient.visit) ? plain : patient, needsLineEnd: false };
  }
  if (!plain.visit) return { visited: patient, needsLineEnd: false };
  if (plain.visit.received.length > 0) return { visited: plain, needsLineEnd: false };
  const needsLineEnd = isAfterLineEnd(patient.visit) && plain.visit.ending === 'left';
  return { visited: patient, needsLineEnd };
}

/** How long the second visit waits: longer than the first answer took, or a slow server would seem to need the line end. */
function secondWaitMs(patient: Visit): number {
  const tookMs = firstByteAt(patient) - (timeOf(patient, 'sent') ?? 0);
  return Math.max(LONGEST_ANSWER_MS, tookMs + LONGER_MS);
}

function isDoubtful(visit: Visit): boolean {
  return (
    isAfterLineEnd(visit) ||
    wasTooQuiet(visit) ||
    spokeEarly(visit) ||
    wasAskedLate(visit) ||
    wasSilent(visit)
  );
}

/** Whether our pause took too long: then the server may rightly have answered a quiet client, or given it up. */
function wasAskedLate(visit: Visit): boolean {
  const at = Math.min(timeOf(visit, 'sent') ?? endOf(visit), visit.reads[0]?.at ?? endOf(visit));
  return at > QUIET_START_MS + LATE_MS;
}

function isAfterLineEnd(visit: Visit): boolean {
  return visit.received.length > 0 && sentLineEnd(visit);
}

function wasTooQuiet(visit: Visit): boolean {
  const hasAsked = timeOf(visit, 'sent') !== undefined;
  return visit.received.length === 0 && !hasAsked && endOf(visit) > HESITATION_MS;
}

function wasSilent(visit: Visit): boolean {
  return visit.received.length === 0 && timeOf(visit, 'half-closed') !== undefined;
}

/** Whether bytes came before we asked, but not at once: the server speaks first, or answers clients that hesitate. */
function spokeEarly(visit: Visit): boolean {
  const at = firstByteAt(visit);
  return (
    at > HESITATION_MS && at < (timeOf(visit, 'sent') ?? Number.POSITIVE_INFINITY) && !wasAskedLate(visit)
  );
}

/** Only a server that waits for the request answers much sooner if the request comes at once. */
function isMuchSooner(plain: Visited, patient: Visit): boolean {
  if (!plain.visit || plain.visit.received.length === 0) return false;
  return firstByteAt(plain.visit) < firstByteAt(patient) / 2;
}

function firstByteAt({ reads }: Visit): number {
  return reads[0]?.at ?? 0;
}
