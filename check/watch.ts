import { setTimeout as pause } from 'node:timers/promises';
import { watchShortage } from '../crawler/shortage.ts';
import type { ExerciseName } from '../shared/ids.ts';
import { openingOf } from './dialogue.ts';
import { OwnTroubleError } from './own-trouble.ts';
import { type Address, type Script, visit } from './visit.ts';

/** Time between two looks; nobody can restart a program by hand faster than this. */
export const BETWEEN_LOOKS_MS = 200;

/** How long one visit lasts at most. */
const VISIT_MS = 100;

/** Waits until the server has ended; resolves with true then, and with false if the operator gives up. */
export async function waitForEnd(at: Address, exercise: ExerciseName, signal: AbortSignal): Promise<boolean> {
  try {
    while (await isOpen(at, exercise, signal)) await pause(BETWEEN_LOOKS_MS, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

/** Whether the port is open. Sends a normal request, because a client that says nothing could crash a fragile server. */
async function isOpen(at: Address, exercise: ExerciseName, signal: AbortSignal): Promise<boolean> {
  const script: Script = async connection => {
    connection.send(openingOf({ exercise }));
    await connection.pause(VISIT_MS);
  };
  try {
    const visited = await visit(at, script, { signal, shortage: watchShortage() });
    return visited.failure !== 'refused';
  } catch (error) {
    // Our own trouble does not mean that the server has ended.
    if (error instanceof OwnTroubleError) return true;
    throw error;
  }
}
