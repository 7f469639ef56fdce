import { askedAt, askPatiently, askPlainly, sentLineEnd } from './ask.ts';
import type { Visit } from './timeline.ts';
import type { Script, Visited } from './visit.ts';

/** The visit that most rules look at, and what a second one proved. */
export interface FirstContact {
  visited: Visited;
  /** The server answered only after a line end, and stayed silent in a visit that sent none. */
  needsLineEnd: boolean;
}

/** A server that hangs up on clients who hesitate lets them hesitate for this long at least. */
const HESITATION_MS = 150;

/**
 * Asks for the first time. An answer after our line end proves nothing, since a slow server's comes then too: a second
 * visit that sends none decides, and is the one to judge where it was answered. So it is where the server hung up while
 * we had not asked yet.
 */
export async function makeFirstContact(visit: (script: Script) => Promise<Visited>): Promise<FirstContact> {
  const patient = await visit(askPatiently);
  const isProven = !('visit' in patient) || !(isAfterLineEnd(patient.visit) || wasTooQuiet(patient.visit));
  if (isProven) return { visited: patient, needsLineEnd: false };
  const plain = await visit(askPlainly);
  if (!('visit' in plain)) return { visited: patient, needsLineEnd: false };
  if (plain.visit.received.length > 0) return { visited: plain, needsLineEnd: false };
  const needsLineEnd = isAfterLineEnd(patient.visit) && plain.visit.ending === 'left';
  return { visited: patient, needsLineEnd };
}

function isAfterLineEnd(visit: Visit): boolean {
  return visit.received.length > 0 && sentLineEnd(visit);
}

function wasTooQuiet(visit: Visit): boolean {
  const endedAt = visit.timeline.at(-1)?.at ?? 0;
  return visit.received.length === 0 && askedAt(visit) === undefined && endedAt > HESITATION_MS;
}
