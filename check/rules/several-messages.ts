import { lessonOf, talk, visitOf } from '../dialogue.ts';
import { isAnswer } from '../lessons.ts';
import { fail, pass, type Rule } from '../subject.ts';

const messages = ['one', 'two', 'three'] as const;

/** The server must answer several messages on one connection. */
export const severalMessages: Rule = {
  id: '7.3',
  needs: ['2.4', '6.1'],
  finds: ['one-message', 'gone-afterwards'],
  transport: 'tcp',
  async test(subject) {
    const lesson = lessonOf(subject);
    const dialogue = await talk(subject, messages);
    const visit = visitOf(dialogue);
    if (!visit) return fail({ code: 'gone-afterwards' });
    const areRight = messages.every((message, index) => {
      const answer = dialogue.answers[index];
      return answer !== undefined && isAnswer(answer, lesson, message);
    });
    return areRight ? pass() : fail({ code: 'one-message' }, visit);
  },
};
