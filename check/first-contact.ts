import { askPatiently, askPlainly, sentLineEnd } from './ask.ts';
import type { Script, Visited } from './visit.ts';

/** The visit that most rules look at, and what a second one proved. */
export interface FirstContact {
  visited: Visited;
  /** The server answered only after a line end, and stayed silent in a visit that sent none. */
  needsLineEnd: boolean;
}

/**
 * Asks for the first time. An answer after our line end proves nothing, since a slow server's comes then too: a second
 * visit that sends none decides, and is the one to judge where it was answered.
 */
export async function makeFirstContact(visit: (script: Script) => Promise<Visited>): Promise<FirstContact> {
  const patient = await visit(askPatiently);
  if (!('visit' in patient) || patient.visit.received.length === 0 || !sentLineEnd(patient.visit))
    return { visited: patient, needsLineEnd: false };
  const plain = await visit(askPlainly);
  if (!('visit' in plain)) return { visited: patient, needsLineEnd: false };
  if (plain.visit.received.length > 0) return { visited: plain, needsLineEnd: false };
  return { visited: patient, needsLineEnd: plain.visit.ending === 'left' };
}
