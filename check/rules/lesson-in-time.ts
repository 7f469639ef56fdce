import { SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { FIRST_MESSAGE, isFirstRight, talk } from '../dialogue.ts';
import { type Dialogue, fail, pass, type Rule } from '../subject.ts';
import { timeOf } from '../timeline.ts';

/** More dialogues with a slow server: on a busy machine one answer can be late by accident. */
const MORE_TIMES = 2;

/** The answer to a message must come in time. */
export const answersInTime: Rule = {
  id: '2.4',
  needs: ['7.2'],
  transport: 'tcp',
  async test(subject) {
    let dialogue = await subject.firstDialogue();
    let quickest = tookMs(dialogue);
    for (let time = 0; time < MORE_TIMES && quickest > SLOW_AFTER_MS; time++) {
      dialogue = await talk(subject, [FIRST_MESSAGE]);
      // The next rule says what is wrong with this one; nothing confirms that the server is slow.
      if (!isFirstRight(dialogue, subject)) return pass();
      quickest = Math.min(quickest, tookMs(dialogue));
    }
    const afterMs = Math.round(quickest);
    return quickest > SLOW_AFTER_MS ? fail({ code: 'slow', afterMs }, dialogue.visited.visit) : pass();
  },
};

/** The time in ms from our message to the last byte. */
function tookMs({ visited: { visit } }: Dialogue): number {
  return visit ? (visit.reads.at(-1)?.at ?? 0) - (timeOf(visit, 'sent') ?? 0) : 0;
}
