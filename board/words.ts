import type { Messages } from '../messages/messages.ts';
import type { Words } from './events.ts';

/** The few words that the page itself needs; {n} stands for a number. */
export function wordsOf({ board, report, campus }: Messages): Words {
  const { seat, blank, stale, gone, seconds, minutes, asking, pause, allWell, noPair, noChange } = board;
  const { back, lost, live } = board.link;
  return {
    ...{ seat, blank, stale, gone, seconds, minutes, asking, pause, allWell, noPair, noChange },
    ...{ back, lost, live },
    noWorker: campus.boardNoWorker,
    marks: report.marks,
  };
}
