import { LONGEST_ANSWER_MS } from '../ask.ts';
import { FIRST_MESSAGE, lessonOf, talk } from '../dialogue.ts';
import { FAREWELL, isWelcome } from '../lessons.ts';
import { isGone } from '../probes.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';

/** Clients after the farewell: one alone may be refused or late by accident. */
const CLIENTS = 2;

/** After `exit` the server must say good bye, close the connection, and serve others. */
export const farewell: Rule = {
  id: '7.5',
  needs: ['2.4', '6.1'],
  async test(subject) {
    const lesson = lessonOf(subject);
    const visited = await subject.visit(async connection => {
      await connection.waitFor(received => isWelcome(received, lesson), LONGEST_ANSWER_MS);
      connection.send(FAREWELL);
      await connection.pause(LONGEST_ANSWER_MS);
    });
    if (!visited.visit) return fail({ code: 'gone-afterwards' });
    const said = visited.visit;
    const isOver = said.ending !== 'left';
    const isSaid = /good ?bye/i.test(said.received.toString());
    if (isOver && isSaid) return goesOn(subject, said);
    const lacks = isOver ? 'words' : isSaid ? 'end' : undefined;
    return fail({ code: 'no-goodbye', ...(lacks && { lacks }) }, said);
  },
};

/** Whether others are served afterwards. A connection proves nothing: the system still makes it for a program that is ending. */
async function goesOn(subject: Subject, said: Visit): Promise<Outcome> {
  let last: Visit | undefined;
  for (let time = 0; time < CLIENTS; time++) {
    const dialogue = await talk(subject, [FIRST_MESSAGE]);
    if (dialogue.answers.some(answer => answer.length > 0)) return pass();
    last = dialogue.visited.visit;
  }
  if (!last || (await isGone(subject))) return fail({ code: 'gone-afterwards', after: 'exit' }, said);
  return fail({ code: 'stuck', several: true, after: 'exit' }, last);
}
