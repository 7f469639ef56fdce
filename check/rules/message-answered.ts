import { talk } from '../dialogue.ts';
import { fail, pass, type Rule } from '../subject.ts';

/** What is sent to a server of the lessons. */
export const FIRST_MESSAGE = 'hello';

/** A message brings an answer. */
export const messageAnswered: Rule = {
  id: '7.1',
  needs: ['1.3'],
  finds: ['silent', 'closed', 'reset', 'no-datagram'],
  async test(subject) {
    const { answers, visit } = await talk(subject, [FIRST_MESSAGE]);
    if (answers.some(answer => answer.length > 0)) return pass();
    if (subject.transport === 'udp') return fail({ code: 'no-datagram' });
    const afterMs = Math.round(visit?.timeline.at(-1)?.at ?? 0);
    switch (visit?.ending) {
      case 'fin':
        return fail({ code: 'closed', afterMs }, visit);
      case 'left':
        return fail({ code: 'silent', afterMs }, visit);
      default:
        return fail({ code: 'reset', afterMs }, visit);
    }
  },
};
