import { judgeVisit } from '../reply.ts';
import { pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';
import { judgeFor } from './of-the-reply.ts';

const finds = ['missing-keys', 'duplicate-keys'] as const;

/** The four keys, each once. More of them are ignored, and worth a word. */
export const keys: Rule = {
  id: '4.3',
  needs: ['4.2'],
  finds,
  async test(subject) {
    const outcome = await judgeFor(finds, subject);
    if (outcome.finding) return outcome;
    const said = await firstVisit(subject);
    const notes = said ? judgeVisit(said).notes : [];
    return pass(...notes.filter(({ code }) => code === 'extra-keys'));
  },
};
