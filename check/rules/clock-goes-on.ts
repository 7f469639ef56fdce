import { FIRST_MESSAGE, talk } from '../dialogue.ts';
import { timeIn } from '../lessons.ts';
import { fail, pass, type Rule } from '../subject.ts';

/** The answers show seconds, so after this pause the time must have changed. */
const PAUSE_MS = 1_100;

/** Each answer must show the current time. */
export const clockGoesOn: Rule = {
  id: '7.7',
  needs: ['2.4', '6.1'],
  transport: 'tcp',
  async test(subject) {
    const dialogue = await talk(subject, [FIRST_MESSAGE, FIRST_MESSAGE], { pauseMs: PAUSE_MS });
    const [first, second] = dialogue.answers.map(answer => timeIn(answer.toString()));
    const standsStill = first !== undefined && first === second;
    return standsStill ? fail({ code: 'clock-stands-still' }, dialogue.visited.visit) : pass();
  },
};
