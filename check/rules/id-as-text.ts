import { locate } from '../locate.ts';
import { judgeVisit } from '../reply.ts';
import { fail, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';
import { judgeFor } from './of-the-reply.ts';

const finds = ['empty-id', 'long-id', 'inexact-id'] as const;

/** A student number is text: as a number it loses the zeros that it begins with. */
export const idAsText: Rule = {
  id: '5.1',
  needs: ['4.5'],
  finds: [...finds, 'id-was-number'],
  async test(subject) {
    const outcome = await judgeFor(finds, subject);
    const said = await firstVisit(subject);
    const note = said && judgeVisit(said).notes.find(({ code }) => code === 'id-was-number');
    return note ? fail(note, said, locate(said.received, note)) : outcome;
  },
};
