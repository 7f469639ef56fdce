import { FIRST_MESSAGE, lessonOf, talk, visitOf } from '../dialogue.ts';
import { isAnswer } from '../lessons.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';

/** While one client is connected and says nothing, the server must serve another one. */
export const twoAtOnce: Rule = {
  id: '7.6',
  needs: ['2.4', '6.1'],
  finds: ['busy-with-one'],
  strict: true,
  transport: 'tcp',
  async test(subject) {
    let outcome: Outcome = pass();
    await subject.visit(async () => {
      outcome = await talkBeside(subject);
    });
    return outcome;
  },
};

async function talkBeside(subject: Subject): Promise<Outcome> {
  const dialogue = await talk(subject, [FIRST_MESSAGE]);
  const [answer] = dialogue.answers;
  const isServed = answer !== undefined && isAnswer(answer, lessonOf(subject), FIRST_MESSAGE);
  return isServed ? pass() : fail({ code: 'busy-with-one' }, visitOf(dialogue));
}
