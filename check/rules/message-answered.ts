import { FIRST_MESSAGE, talk } from '../dialogue.ts';
import { isGone, isServedByNext } from '../probes.ts';
import { fail, pass, type Rule, type Subject } from '../subject.ts';
import { endOf } from '../timeline.ts';

/** The server must answer a message. */
export const messageAnswered: Rule = {
  id: '7.1',
  needs: ['1.3'],
  async test(subject) {
    const dialogue = await subject.firstDialogue();
    if (dialogue.answers.some(answer => answer.length > 0)) return pass();
    if (subject.transport === 'udp') return fail({ code: 'no-datagram' });
    const visit = dialogue.visited.visit;
    const ending = visit?.ending ?? 'reset';
    if (ending !== 'left' && (await isGone(subject))) return fail({ code: 'crashed' }, visit);
    if (ending === 'left' && (await isServedByNext(subject))) return fail({ code: 'every-other' }, visit);
    if (ending === 'left' && (await isAnswered(subject, `${FIRST_MESSAGE}\n`))) {
      // Later clients may all be answered: then it was not the line end.
      const needsIt = !(await isAnswered(subject, FIRST_MESSAGE));
      return fail({ code: needsIt ? 'needed-newline' : 'unsteady' }, visit);
    }
    const afterMs = Math.round(visit ? endOf(visit) : 0);
    return fail({ code: 'no-answer', ending, afterMs }, visit);
  },
};

async function isAnswered(subject: Subject, message: string): Promise<boolean> {
  const { answers } = await talk(subject, [message]);
  return answers.some(answer => answer.length > 0);
}
