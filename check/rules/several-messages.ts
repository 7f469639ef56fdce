import { lessonOf, talk } from '../dialogue.ts';
import { compare, isAnswer } from '../lessons.ts';
import { fail, pass, type Rule } from '../subject.ts';

/** The longest first: what a server keeps of an earlier message shows behind a shorter one. */
const messages = ['three', 'two', 'one'] as const;

/** The server must answer several messages on one connection. */
export const severalMessages: Rule = {
  id: '7.3',
  needs: ['2.4', '6.1'],
  transport: 'tcp',
  async test(subject) {
    const lesson = lessonOf(subject);
    const dialogue = await talk(subject, messages);
    const visit = dialogue.visited.visit;
    if (!visit) return fail({ code: 'gone-afterwards' });
    const answers = messages.map((message, index) => ({
      message,
      answer: dialogue.answers[index] ?? Buffer.alloc(0),
    }));
    const wrong = answers.find(({ message, answer }) => !isAnswer(answer, lesson, message));
    if (!wrong) return pass();
    if (wrong.answer.length > 0) {
      const finding = compare({ welcome: dialogue.welcome, answer: wrong.answer }, lesson, wrong.message);
      return finding ? fail(finding, visit) : pass();
    }
    if (wrong !== answers[0]) return fail({ code: 'one-message' }, visit);
    return fail(visit.ending === 'left' ? { code: 'stuck', several: true } : { code: 'unsteady' }, visit);
  },
};
