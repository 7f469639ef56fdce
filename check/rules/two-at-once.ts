import { isRight, lessonOf, talk } from '../dialogue.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import { FIRST_MESSAGE } from './message-answered.ts';

/** While one client is connected, and says nothing, another one is served. */
export const twoAtOnce: Rule = {
  id: '7.6',
  needs: ['7.2'],
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
  const { answers, visit } = await talk(subject, [FIRST_MESSAGE]);
  return isRight(answers[0], lessonOf(subject), FIRST_MESSAGE)
    ? pass()
    : fail({ code: 'busy-with-one' }, visit);
}
