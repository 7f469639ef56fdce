import type { Messages } from '../messages/messages.ts';
import { type Words, wordsSchema } from './events.ts';

/** The few words that the page itself needs; {n} stands for a number. */
export function wordsOf({ board, report, campus }: Messages): Words {
  const words = { ...board, ...board.link, noWorker: campus.boardNoWorker, marks: report.marks };
  // Leaves out all that only the server says.
  return wordsSchema.parse(words);
}
