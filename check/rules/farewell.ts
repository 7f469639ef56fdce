import { LONGEST_ANSWER_MS } from '../ask.ts';
import { FIRST_MESSAGE, lessonOf, talk } from '../dialogue.ts';
import { FAREWELL, isWelcome } from '../lessons.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { visitOf } from '../visit.ts';

/** After `exit` the server must say good bye, close the connection, and serve others. */
export const farewell: Rule = {
  id: '7.5',
  needs: ['2.4', '6.1'],
  finds: ['no-goodbye', 'gone-afterwards'],
  async test(subject) {
    const lesson = lessonOf(subject);
    const visited = await subject.visit(async connection => {
      await connection.waitFor(received => isWelcome(received, lesson), LONGEST_ANSWER_MS);
      connection.send(FAREWELL);
      await connection.pause(LONGEST_ANSWER_MS);
    });
    if (!('visit' in visited)) return fail({ code: 'gone-afterwards' });
    const said = visited.visit;
    const isOver = said.ending !== 'left';
    const isSaid = /good ?bye/i.test(said.received.toString());
    if (isOver && isSaid)
      return visitOf((await talk(subject, [FIRST_MESSAGE])).visited)
        ? pass()
        : fail({ code: 'gone-afterwards', after: 'exit' }, said);
    const lacks = isOver ? 'words' : isSaid ? 'end' : undefined;
    return fail({ code: 'no-goodbye', ...(lacks && { lacks }) }, said);
  },
};
