import type { Messages } from '../messages/messages.ts';
import { seatNamer } from '../reports/survey/labs.ts';
import { type HostResult, isAnswer } from '../survey/result.ts';

/** The most seats that a sentence names; if there are more, it gives their number. */
const NAMED_SEATS = 8;

/** What has changed since the first sweep: one sentence for each kind of change. */
export function wordChanges(
  first: ReadonlyMap<number, HostResult>,
  now: readonly HostResult[],
  messages: Messages,
): string[] {
  const nameSeat = seatNamer(now, messages);
  const pairs = now.flatMap(after => {
    const before = first.get(after.seat);
    return before ? [{ seat: after.seat, before, after }] : [];
  });
  const seats = (isChange: (before: HostResult, after: HostResult) => boolean) =>
    pairs.filter(({ before, after }) => isChange(before, after)).map(({ seat }) => seat);
  const kinds = {
    answering: seats((before, after) => !isAnswer(before) && isAnswer(after)),
    lost: seats((before, after) => isAnswer(before) && !isAnswer(after)),
    otherCause: seats(
      (before, after) => !isAnswer(before) && !isAnswer(after) && causeOf(before) !== causeOf(after),
    ),
  };
  const { changes, howMany } = messages.board;
  const named = (list: number[]) =>
    list.length > NAMED_SEATS ? howMany(list.length) : list.map(nameSeat).join(', ');
  return (['answering', 'lost', 'otherCause'] as const).flatMap(kind =>
    kinds[kind].length === 0 ? [] : [changes[kind](named(kinds[kind]))],
  );
}

function causeOf({ status, problem }: HostResult): string {
  return problem?.code ?? status;
}
