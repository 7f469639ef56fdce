import { FIRST_MESSAGE, lessonOf } from '../dialogue.ts';
import { compare } from '../lessons.ts';
import { fail, pass, type Rule } from '../subject.ts';

/** The dialogue must be the lesson's, word for word. */
export const rightAnswer: Rule = {
  id: '7.2',
  needs: ['7.1'],
  async test(subject) {
    const dialogue = await subject.firstDialogue();
    const [answer = Buffer.alloc(0)] = dialogue.answers;
    const finding = compare({ welcome: dialogue.welcome, answer }, lessonOf(subject), FIRST_MESSAGE);
    return finding ? fail(finding, dialogue.visited.visit) : pass();
  },
};
