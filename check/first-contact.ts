import { REQUEST } from '../shared/protocol.ts';
import {
  asking,
  askPatiently,
  askToTheEnd,
  hasRecord,
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

/** Why another visit may bring something else than the first one. */
type Doubt = 'after-line-end' | 'silent' | 'hung-up' | 'asked-late' | 'spoke-early' | 'no-record';

type MakeVisit = (script: Script) => Promise<Visited>;

/** A server that ended the connection or spoke sooner than this did so by itself, not because our client was quiet. */
export const HESITATION_MS = 150;

/** If our own pause took this much longer than planned, the server may have lost patience with us. */
const LATE_MS = 100;

/** More visits to a server that seems to speak first: on a busy machine one answer can be late by accident. */
const MORE_TIMES = 2;

/** Two times that differ by no more than this part of them are the same moment. */
const SAME_MOMENT = 1 / 4;

/** A slow server may need longer the second time. */
const LONGER_MS = 1_000;

/**
 * Visits a server for the first time. If what it did may be due to our pause or to our line end, a second visit that sends
 * `get` at once and nothing else decides; if that one is answered, the rules judge it.
 */
export async function makeFirstContact(visit: MakeVisit): Promise<FirstContact> {
  const visited = await visit(askPatiently);
  const patient = visited.visit;
  const doubt = patient && doubtAbout(patient);
  if (!doubt) return { visited, needsLineEnd: false };
  const plain = await visit(isHeard(patient) ? asking(REQUEST, secondWaitMs(patient)) : askToTheEnd);
  const isBetter =
    (hasRecord(plain) && !hasRecord(visited)) || (await decides(plain.visit, { doubt, patient, visit }));
  const needsLineEnd = !isBetter && doubt === 'after-line-end' && plain.visit?.ending === 'left';
  return { visited: isBetter ? plain : visited, needsLineEnd };
}

/** Undefined if this visit shows how the server answers. */
function doubtAbout(visit: Visit): Doubt | undefined {
  const askedAt = timeOf(visit, 'sent') ?? Number.POSITIVE_INFINITY;
  const firstAt = Math.min(askedAt, visit.reads[0]?.at ?? endOf(visit));
  // A slow server answers after our line end, too.
  if (isHeard(visit) && sentLineEnd(visit)) return 'after-line-end';
  // It may have lost patience in our pause, or not know `get` with our line end.
  if (!isHeard(visit) && sentLineEnd(visit))
    return timeOf(visit, 'half-closed') === undefined ? 'hung-up' : 'silent';
  // It may rightly have answered a quiet client, or given it up.
  if (firstAt > QUIET_START_MS + LATE_MS) return isHeard(visit) ? 'asked-late' : 'hung-up';
  // It speaks first, or answers clients that hesitate; or it hangs up on those.
  if (firstAt > HESITATION_MS && firstAt < askedAt) return isHeard(visit) ? 'spoke-early' : 'hung-up';
  // It may have lost patience in our pause, and have said so after it.
  return isHeard(visit) && !hasRecord({ visit }) ? 'no-record' : undefined;
}

/** Whether the second visit, rather than the first, shows how the server answers. */
async function decides(
  plain: Visit | undefined,
  { doubt, patient, visit }: { doubt: Doubt; patient: Visit; visit: MakeVisit },
): Promise<boolean> {
  if (!plain) return false;
  switch (doubt) {
    case 'after-line-end':
    case 'silent':
    case 'asked-late':
      return isHeard(plain);
    case 'spoke-early':
      return isHeard(plain) && !(await speaksByItself(visit, patient, plain));
    case 'hung-up':
      // After a reset it is unknown whether the server has read our request.
      return plain.ending !== 'reset';
    case 'no-record':
      return false;
  }
}

/**
 * Whether the bytes that came before our request come at that moment whatever we send. A server that waits for the request
 * answers sooner if it comes at once; one that waits for a line end, or until nothing more comes, answers a line at its own
 * time.
 */
async function speaksByItself(visit: MakeVisit, patient: Visit, plain: Visit): Promise<boolean> {
  const early = firstByteAt(patient);
  if (firstByteAt(plain) < early / 2) return false;
  for (let time = 0; time < MORE_TIMES; time++) {
    const { visit: again } = await visit(askingAfter(early / 2));
    if (again && isHeard(again) && Math.abs(firstByteAt(again) - early) > early * SAME_MOMENT) return false;
  }
  return true;
}

function askingAfter(ms: number): Script {
  return async connection => {
    await connection.pause(ms);
    await asking(`${REQUEST}\n`)(connection);
  };
}

/** How long the second visit waits: longer than the first answer took, or a slow server would seem to need the line end. */
function secondWaitMs(patient: Visit): number {
  const tookMs = firstByteAt(patient) - (timeOf(patient, 'sent') ?? 0);
  return Math.max(LONGEST_ANSWER_MS, tookMs + LONGER_MS);
}

function firstByteAt({ reads }: Visit): number {
  return reads[0]?.at ?? 0;
}
