import type { Messages } from '../messages/messages.ts';
import { seatNamer } from '../reports/survey/labs.ts';
import { groupBy } from '../shared/group-by.ts';
import { type HostResult, isAnswer } from '../survey/result.ts';

/** The most seats that a sentence names; if there are more, it gives their number. */
const NAMED_SEATS = 8;

/** What has changed since the first sweep: one sentence for each kind of change. */
export function wordChanges(
  first: ReadonlyMap<number, HostResult>,
  now: readonly HostResult[],
  messages: Messages,
): string[] {
  const { changes, howMany } = messages.board;
  const nameSeat = seatNamer(now, messages);
  const kinds = groupBy(now, after => kindOf(first.get(after.seat), after));
  return (['answering', 'lost', 'otherCause'] as const).flatMap(kind => {
    const seats = (kinds.get(kind) ?? []).map(({ seat }) => nameSeat(seat));
    if (seats.length === 0) return [];
    return [changes[kind](seats.length > NAMED_SEATS ? howMany(seats.length) : seats.join(', '))];
  });
}

function kindOf(before: HostResult | undefined, after: HostResult) {
  if (!before) return undefined;
  if (isAnswer(after)) return isAnswer(before) ? undefined : 'answering';
  if (isAnswer(before)) return 'lost';
  return causeOf(before) === causeOf(after) ? undefined : 'otherCause';
}

function causeOf({ status, problem }: HostResult): string {
  return problem?.code ?? status;
}
