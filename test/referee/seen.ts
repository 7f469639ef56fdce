import { readAnswer } from '../../referee/answer.ts';
import { judge } from '../../referee/judge.ts';
import { type Observation, observe, type Run } from '../../referee/observation.ts';
import type { RefereeRuleResult } from '../../referee/result.ts';
import type { Call } from '../../room/call.ts';
import type { Seat } from '../../room/seat.ts';
import type { RefereeRule } from '../../shared/referee.ts';

/** A connection of a crawler that does everything right; all of them stand at once. */
function callAt({ seat, behaviour }: Seat, changes: Partial<Call> = {}): Call {
  const leaves = { silent: 3_000, endless: 200, late: 1_200, 'kept-open': 1_000 } as Record<string, number>;
  const leftAt = leaves[behaviour] ?? 400;
  const isHeard = behaviour !== 'silent' && behaviour !== 'endless';
  return {
    seat,
    openedAt: 1 + seat,
    asked: 'get',
    sent: behaviour === 'endless' ? 65_536 : isHeard ? 70 : 0,
    ...(isHeard ? { saidAllAt: leftAt } : {}),
    leftAt: leftAt + 1 + seat,
    ending: behaviour === 'reset' ? 'by-room' : 'closed',
    ...changes,
  };
}

/** The connections of a crawler that asks every seat of a room; a closed port sees none. */
export function callsIn(seats: readonly Seat[]): Call[] {
  return seats.filter(({ behaviour }) => behaviour !== 'closed').map(seat => callAt(seat));
}

/** What the referee sees of a crawler that printed `output` and ended. */
export function see(
  seats: readonly Seat[],
  { output, calls = callsIn(seats), run = {} }: { output: string; calls?: Call[]; run?: Partial<Run> },
): Observation {
  const reading = readAnswer(output, seats);
  return observe({ seats, calls, run: { ending: 'exit', endedAt: 4_000, ...run }, reading });
}

/** What one rule makes of it. */
export function ruleIn(seen: Observation, id: RefereeRule): RefereeRuleResult {
  const found = judge(seen).find(result => result.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}
