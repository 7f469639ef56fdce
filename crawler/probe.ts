import type { Exchange } from '../judging/exchange.ts';
import { judge } from '../judging/judge.ts';
import type { Verdict } from '../judging/verdict.ts';
import { reasonOf } from '../shared/error.ts';
import type { Problem } from '../shared/finding.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { ask, type SweepState } from './ask.ts';

/** Asks one seat and judges its reply. Resolves with exactly one result, whatever happens. */
export async function probe(target: Target, state: SweepState, signal: AbortSignal): Promise<HostResult> {
  try {
    const exchange = await ask(target, state, signal);
    return describe(target, exchange, judge(exchange));
  } catch (error) {
    // A bug of ours becomes the result of this seat, so that the other 39 are not lost.
    return unasked(target, 'internal-error', { code: 'internal-error', text: reasonOf(error) });
  }
}

/** The result of a seat that was not asked because the sweep was cancelled. */
export function cancelled(target: Target): HostResult {
  return unasked(target, 'cancelled', { code: 'cancelled' });
}

/** The result of a seat that this machine has not asked. */
export function unasked(
  target: Target,
  status: 'cancelled' | 'internal-error',
  problem: Problem,
): HostResult {
  return { ...target, status, notes: [], problem, attempts: 0, totalMs: 0, bytes: 0 };
}

/** Makes the result. Its keys are in the order of the schema, so that it is the same JSON after it has been parsed. */
function describe(target: Target, exchange: Exchange, verdict: Verdict): HostResult {
  const { attempts, connectMs, firstByteMs, totalMs, bytes, address } = exchange;
  const { seat, host, port, ...named } = target;
  return {
    seat,
    host,
    port,
    ...(address !== undefined && { address }),
    ...named,
    status: verdict.status,
    ...('student' in verdict && { student: verdict.student }),
    ...('declined' in verdict && { declined: verdict.declined }),
    notes: verdict.notes,
    ...('problem' in verdict && { problem: verdict.problem }),
    ...('evidence' in verdict && { evidence: verdict.evidence }),
    ...('writtenIn' in verdict && { writtenIn: verdict.writtenIn }),
    attempts,
    ...(connectMs !== undefined && { connectMs: tenths(connectMs) }),
    ...(firstByteMs !== undefined && { firstByteMs: tenths(firstByteMs) }),
    totalMs: tenths(totalMs),
    bytes: bytes.length,
  };
}

/** Rounds to tenths of a millisecond, as in reports; more digits would be noise. */
function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
