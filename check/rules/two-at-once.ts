import { FIRST_MESSAGE, lessonOf, talk, visitOf } from '../dialogue.ts';
import { isAnswer } from '../lessons.ts';
import { isGone } from '../probes.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';

/** While one client is connected, and says nothing, another one is served. */
export const twoAtOnce: Rule = {
  id: '7.6',
  needs: ['2.4', '6.1'],
  finds: ['busy-with-one', 'gone-afterwards'],
  strict: true,
  transport: 'tcp',
  async test(subject) {
    let outcome: Outcome = pass();
    await subject.visit(async () => {
      outcome = await talkBeside(subject);
    });
    if (!outcome.finding) return outcome;
    // A timeout that nobody catches ends the server: it is not busy then.
    const isOver = await isGone(subject, FIRST_MESSAGE);
    return isOver ? fail({ code: 'gone-afterwards', after: 'silent' }, outcome.visit) : outcome;
  },
};

async function talkBeside(subject: Subject): Promise<Outcome> {
  const dialogue = await talk(subject, [FIRST_MESSAGE]);
  const [answer] = dialogue.answers;
  const isServed = answer !== undefined && isAnswer(answer, lessonOf(subject), FIRST_MESSAGE);
  return isServed ? pass() : fail({ code: 'busy-with-one' }, visitOf(dialogue));
}
