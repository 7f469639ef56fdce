import { quoteEvidence } from '../judging/evidence.ts';
import { judgePlain } from '../judging/verdict.ts';
import type { Problem } from '../shared/finding.ts';
import type { Status } from '../shared/status.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import type { ConnectFailure } from './connect.ts';
import { type Exchange, exchange, type Room } from './exchange.ts';

/** Asks one seat and judges what it said: one result, whatever happens there or here. */
export async function probe(target: Target, room: Room, signal: AbortSignal): Promise<HostResult> {
  try {
    const exchanged = await exchange(target, room, signal);
    return describe(target, exchanged, await conclude(exchanged));
  } catch (error) {
    // Our own fault is one seat's result too: the other 39 are not to be lost for it.
    const text = error instanceof Error ? error.message : String(error);
    return { ...unasked(target), status: 'internal-error', problem: { code: 'internal-error', text } };
  }
}

/** The result of a seat that a cancelled sweep did not come to. */
export function cancelled(target: Target): HostResult {
  return { ...unasked(target), status: 'cancelled', problem: { code: 'cancelled' } };
}

function unasked(target: Target): Omit<HostResult, 'status'> {
  return { ...target, notes: [], attempts: 0, totalMs: 0, bytes: 0 };
}

/** Put together field by field: with spreads of what may be missing it took 6 % of a sweep. */
function describe(
  { seat, host, port, name }: Target,
  exchanged: Exchange,
  { status, notes, student, declined, problem, evidence }: Conclusion,
): HostResult {
  const { attempts, connectMs } = exchanged;
  const said = 'conversation' in exchanged ? exchanged.conversation : undefined;
  const totalMs = tenths(exchanged.totalMs);
  const bytes = said?.bytes.length ?? 0;
  const result: HostResult = { seat, host, port, status, notes, attempts, totalMs, bytes };
  if (name !== undefined) result.name = name;
  if (student) result.student = student;
  if (declined) result.declined = declined;
  if (problem) result.problem = problem;
  if (evidence) result.evidence = evidence;
  if (connectMs !== undefined) result.connectMs = tenths(connectMs);
  if (said?.firstByteMs !== undefined) result.firstByteMs = tenths(said.firstByteMs);
  return result;
}

type Conclusion = Pick<HostResult, 'status' | 'notes' | 'student' | 'declined' | 'problem' | 'evidence'>;

async function conclude(exchanged: Exchange): Promise<Conclusion> {
  if ('failure' in exchanged) {
    const afterMs = Math.round(exchanged.totalMs);
    const { status, problem } = failures[exchanged.failure];
    return { status, notes: [], problem: problem(afterMs) };
  }
  const { conversation, totalMs } = exchanged;
  const { bytes } = conversation;
  // What it takes to name a fault is loaded at the first one.
  const verdict =
    judgePlain(conversation, totalMs) ??
    (await import('../judging/fault.ts')).judgeFault(conversation, totalMs);
  switch (verdict.status) {
    case 'ok':
      return verdict;
    case 'declined':
      return { status: 'declined', declined: { id: verdict.id }, notes: verdict.notes };
    default:
      return { ...verdict, ...(bytes.length > 0 ? { evidence: quoteEvidence(bytes) } : {}) };
  }
}

const failures: Record<ConnectFailure, { status: Status; problem: (afterMs: number) => Problem }> = {
  refused: { status: 'refused', problem: afterMs => ({ code: 'refused', afterMs }) },
  reset: { status: 'reset', problem: afterMs => ({ code: 'reset', afterMs }) },
  unreachable: { status: 'unreachable', problem: afterMs => ({ code: 'unreachable', afterMs }) },
  'unknown-name': { status: 'unreachable', problem: () => ({ code: 'unknown-name' }) },
  'no-connection': { status: 'timeout', problem: afterMs => ({ code: 'no-connection', afterMs }) },
  cancelled: { status: 'cancelled', problem: () => ({ code: 'cancelled' }) },
};

/** Milliseconds as reports show them; more digits would be noise. */
function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
