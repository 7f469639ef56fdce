import { SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { FIRST_MESSAGE, lessonOf, talk } from '../dialogue.ts';
import { isAnswer } from '../lessons.ts';
import { isGone } from '../probes.ts';
import { type Dialogue, fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';
import { noteOnlyHere } from './only-here.ts';
import { CLIENTS } from './second-client.ts';

/** More dialogues with a slow server: on a busy machine one answer can be late by accident. */
const MORE_TIMES = 2;

/** More dialogues after a failed one: a server that fails every third client fails again within these. */
const MORE_CLIENTS = 3;

/** The answer to a message must come in time. */
export const answersInTime: Rule = {
  id: '2.4',
  needs: ['7.2'],
  transport: 'tcp',
  async test(subject) {
    let dialogue = await subject.firstDialogue();
    let quickest = timeOf(dialogue);
    for (let time = 0; time < MORE_TIMES && quickest > SLOW_AFTER_MS; time++) {
      dialogue = await talk(subject, [FIRST_MESSAGE]);
      // The next rule says what is wrong with this one; nothing confirms that the server is slow.
      if (!isRight(dialogue, subject)) return pass();
      quickest = Math.min(quickest, timeOf(dialogue));
    }
    const afterMs = Math.round(quickest);
    return quickest > SLOW_AFTER_MS ? fail({ code: 'slow', afterMs }, dialogue.visited?.visit) : pass();
  },
};

/** When a client has left, the server must accept the next one. */
export const secondDialogue: Rule = {
  id: '6.1',
  needs: ['7.2'],
  transport: 'tcp',
  async test(subject) {
    for (let client = 2; client <= CLIENTS; client++) {
      const dialogue = await talk(subject, [FIRST_MESSAGE]);
      const isFine = isRight(dialogue, subject);
      const fault = isFine
        ? undefined
        : await explainNext(subject, dialogue, client > 2 ? { several: true } : {});
      if (fault) return fault;
    }
    return pass(...(await noteOnlyHere(subject)));
  },
};

/** Says why a later client got no right answer; undefined if all after it did, since one failure may be an accident. */
async function explainNext(
  subject: Subject,
  dialogue: Dialogue,
  count: { several?: true },
): Promise<Outcome | undefined> {
  const visit = dialogue.visited?.visit;
  if (!visit || (await isGone(subject, FIRST_MESSAGE))) return fail({ code: 'one-shot', ...count }, visit);
  for (let time = 0; time < MORE_CLIENTS; time++) {
    const again = await talk(subject, [FIRST_MESSAGE]);
    if (isRight(again, subject)) continue;
    const isStuck = isSilent(visit) && isSilent(again.visited?.visit);
    return fail(isStuck ? { code: 'stuck', ...count } : { code: 'unsteady' }, visit);
  }
  return undefined;
}

function isSilent(visit: Visit | undefined): boolean {
  return visit !== undefined && visit.received.length === 0 && visit.ending === 'left';
}

function timeOf({ times }: Dialogue): number {
  return times[0] ?? 0;
}

function isRight({ answers }: Dialogue, subject: Subject): boolean {
  return answers[0] !== undefined && isAnswer(answers[0], lessonOf(subject), FIRST_MESSAGE);
}
