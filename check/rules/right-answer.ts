import { isRight, lessonOf, talk } from '../dialogue.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { FIRST_MESSAGE } from './message-answered.ts';

/** How much of another answer is quoted. */
const QUOTED_CHARACTERS = 60;

/** The answer is the one that the lesson asks for. */
export const rightAnswer: Rule = {
  id: '7.2',
  needs: ['7.1'],
  finds: ['other-answer'],
  async test(subject) {
    const lesson = lessonOf(subject);
    const { answers, visit } = await talk(subject, [FIRST_MESSAGE]);
    if (isRight(answers[0], lesson, FIRST_MESSAGE)) return pass();
    const got = answers[0]?.toString().slice(0, QUOTED_CHARACTERS) ?? '';
    return fail({ code: 'other-answer', wanted: lesson.example(FIRST_MESSAGE), got }, visit);
  },
};
