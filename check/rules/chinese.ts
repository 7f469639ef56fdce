import { isRight, lessonOf, talk } from '../dialogue.ts';
import { fail, pass, type Rule } from '../subject.ts';

/** Characters of three bytes, and one of four. */
const MESSAGE = '你好世界𠮷';

/** Bytes come back as they were sent, whatever they spell. */
export const chinese: Rule = {
  id: '7.4',
  needs: ['7.2'],
  finds: ['damaged'],
  async test(subject) {
    const { answers, visit } = await talk(subject, [MESSAGE]);
    return isRight(answers[0], lessonOf(subject), MESSAGE) ? pass() : fail({ code: 'damaged' }, visit);
  },
};
