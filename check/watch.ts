import { setTimeout as pause } from 'node:timers/promises';
import { watchShortage } from '../crawler/shortage.ts';
import type { ExerciseName } from '../shared/ids.ts';
import { REQUEST } from '../shared/protocol.ts';
import { FIRST_MESSAGE } from './dialogue.ts';
import { OwnTroubleError } from './own-trouble.ts';
import { type Address, type Script, visit } from './visit.ts';

/** Ending a program and starting it again takes longer than this by hand. */
const BETWEEN_VISITS_MS = 200;

/** A visit is over when the answer is there, or after this time. */
const VISIT_MS = 100;

/** Resolves with true when the server has ended and is there again, and with false where the operator gives up. */
export async function waitForRestart(
  at: Address,
  exercise: ExerciseName,
  { signal, onEnd }: { signal: AbortSignal; onEnd: () => void },
): Promise<boolean> {
  try {
    while (await isOpen(at, exercise, signal)) await pause(BETWEEN_VISITS_MS, undefined, { signal });
    onEnd();
    while (!(await isOpen(at, exercise, signal))) await pause(BETWEEN_VISITS_MS, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

/** Asks as a client does: a server is used to that, and a visit without a word could end it. */
async function isOpen(at: Address, exercise: ExerciseName, signal: AbortSignal): Promise<boolean> {
  const script: Script = async connection => {
    connection.send(exercise === 'info' ? REQUEST : FIRST_MESSAGE);
    await connection.pause(VISIT_MS);
  };
  try {
    const visited = await visit(at, script, { signal, shortage: watchShortage() });
    return 'visit' in visited || visited.failure !== 'refused';
  } catch (error) {
    // What this computer lacks does not say that the server has ended.
    if (error instanceof OwnTroubleError) return true;
    throw error;
  }
}
