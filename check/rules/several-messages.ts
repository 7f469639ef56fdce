import { isRight, lessonOf, talk } from '../dialogue.ts';
import { fail, pass, type Rule } from '../subject.ts';

const messages = ['one', 'two', 'three'] as const;

/** A conversation has more than one message. */
export const severalMessages: Rule = {
  id: '7.3',
  needs: ['7.2'],
  finds: ['one-message'],
  transport: 'tcp',
  async test(subject) {
    const lesson = lessonOf(subject);
    const { answers, visit } = await talk(subject, messages);
    const areRight = messages.every((message, index) => isRight(answers[index], lesson, message));
    return areRight ? pass() : fail({ code: 'one-message' }, visit);
  },
};
