import { REPLY_DEADLINE_MS } from '../../shared/protocol.ts';
import { lessonOf } from '../dialogue.ts';
import { FAREWELL } from '../lessons.ts';
import { fail, pass, type Rule } from '../subject.ts';

/** A word ends the conversation: the server says good bye, and closes. */
export const farewell: Rule = {
  id: '7.5',
  needs: ['7.2'],
  finds: ['no-goodbye'],
  async test(subject) {
    const { greeting } = lessonOf(subject);
    const visited = await subject.visit(async line => {
      if (greeting) await line.hear(received => greeting.test(received.toString()), REPLY_DEADLINE_MS);
      line.say(FAREWELL);
      await line.pause(REPLY_DEADLINE_MS);
    });
    const said = 'visit' in visited ? visited.visit : undefined;
    const isOver = said?.ending === 'fin' && /good ?bye/i.test(said.received.toString());
    return isOver ? pass() : fail({ code: 'no-goodbye' }, said);
  },
};
