import { type Exchange, nothingReceived } from '../judging/exchange.ts';
import type { Resolved } from '../network/arp.ts';
import { lookUp } from '../network/look-up.ts';
import { isOwnTrouble, type OwnTrouble } from '../shared/finding.ts';
import type { Target } from '../targets/hosts.ts';
import { connect } from './connect.ts';
import type { Patience } from './patience.ts';
import { requestReply, type Waits } from './request.ts';
import type { RoundTrip } from './round-trip.ts';
import type { Shortage } from './shortage.ts';

/** Shared by all seats of a sweep: how long to wait for an answer, and the facts learned about their network. */
export interface SweepState {
  patience: Patience;
  waits: Waits;
  roundTrip: RoundTrip;
  isResolved: Resolved;
  shortage: Shortage;
  /** Called whenever a seat could not be asked because this computer lacks something. */
  onOwnTrouble: (trouble: OwnTrouble) => void;
}

/**
 * Asks one seat for its record. Retries once if the connection ended without a byte, as a server does that has just
 * started or is closing its last client. Never rejects for a seat's fault.
 */
export async function ask(target: Target, state: SweepState, signal: AbortSignal): Promise<Exchange> {
  const { patience } = state;
  const first = await askWhenPossible(target, state, signal);
  const endedAtOnce = first.bytes.length === 0 && (first.ending === 'fin' || first.ending === 'reset');
  if (!endedAtOnce || first.attempts >= patience.attempts || first.totalMs >= patience.totalMs) return first;

  const spent = { attempts: first.attempts, ms: first.totalMs };
  const second = await askOnce(target, { state, signal, spent });
  // If the retry finds nobody, report the first visit: that is what the student can fix.
  const isGone = second.connectMs === undefined && second.ending !== 'cancelled';
  const attempts = first.attempts + second.attempts;
  return { ...(isGone ? first : second), attempts, totalMs: first.totalMs + second.totalMs };
}

/** Asks as soon as this computer has a descriptor and a port free; this wait does not count against the seat. */
async function askWhenPossible(target: Target, state: SweepState, signal: AbortSignal): Promise<Exchange> {
  for (;;) {
    const exchange = await askOnce(target, { state, signal, spent: { attempts: 0, ms: 0 } });
    const { ending } = exchange;
    if (isOwnTrouble(ending)) state.onOwnTrouble(ending);
    if (ending !== 'descriptors' && ending !== 'ports') {
      state.shortage.pass();
      return exchange;
    }
    const isOfUse = await state.shortage.wait();
    if (signal.aborted) {
      state.shortage.pass();
      return { ...exchange, ending: 'cancelled' };
    }
    if (!isOfUse) return exchange;
  }
}

/** Makes one connection and reads its reply, within the rest of the seat's budget. */
async function askOnce(
  target: Target,
  {
    state,
    signal,
    spent,
  }: { state: SweepState; signal: AbortSignal; spent: { attempts: number; ms: number } },
): Promise<Exchange> {
  const { patience, waits, roundTrip, isResolved } = state;
  const lookup = await lookUp(target.host, signal);
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const left = () => patience.totalMs - spent.ms - elapsed();
  const connected = await connect(target, {
    patience,
    budget: { attempts: patience.attempts - spent.attempts, ms: left() },
    roundTrip,
    isResolved: () => isResolved(target.host),
    lookup,
    signal,
  });
  const { attempts } = connected;
  if ('failure' in connected)
    return { ...nothingReceived, ending: connected.failure, attempts, totalMs: elapsed() };
  const { socket, connectMs, address } = connected;
  state.shortage.pass();
  const replyMs = Math.max(0, Math.min(patience.stretch * waits.replyMs, left()));
  const received = await requestReply(socket, { ...waits, replyMs }, signal);
  return { ...received, attempts, connectMs, ...(address !== undefined && { address }), totalMs: elapsed() };
}
