import { FIRST_MESSAGE, lessonOf, talk } from '../dialogue.ts';
import { isAnswer } from '../lessons.ts';
import { isGone } from '../probes.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';

/** Four characters of three bytes in UTF-8, and one of four bytes. */
const MESSAGE = '你好世界𠮷';

/** Chinese text must come back byte for byte. */
export const chinese: Rule = {
  id: '7.4',
  needs: ['7.2', '6.1'],
  async test(subject) {
    const dialogue = await talk(subject, [MESSAGE]);
    const [answer = Buffer.alloc(0)] = dialogue.answers;
    if (isAnswer(answer, lessonOf(subject), MESSAGE)) return pass();
    const visit = dialogue.visited.visit;
    return answer.length > 0 ? fail({ code: 'damaged' }, visit) : explainNothing(subject, visit);
  },
};

async function explainNothing(subject: Subject, visit: Visit | undefined): Promise<Outcome> {
  if (subject.transport === 'udp') return explainNoDatagram(subject);
  if (!visit) return fail({ code: 'gone-afterwards' });
  if (visit.ending !== 'left' && (await isGone(subject)))
    return fail({ code: 'gone-afterwards', after: 'chinese' }, visit);
  const [answer] = (await talk(subject, [FIRST_MESSAGE])).answers;
  if (answer && isAnswer(answer, lessonOf(subject), FIRST_MESSAGE))
    return fail({ code: 'damaged', unanswered: true }, visit);
  return fail(visit.ending === 'left' ? { code: 'stuck', several: true } : { code: 'unsteady' }, visit);
}

/** Another message, in plain letters, shows whether datagrams are lost or the Chinese ones are not answered. */
async function explainNoDatagram({ send }: Subject): Promise<Outcome> {
  const answer = await send(Buffer.from(FIRST_MESSAGE));
  if (answer === 'closed') return fail({ code: 'gone-afterwards', after: 'chinese' });
  return fail(answer ? { code: 'damaged', unanswered: true } : { code: 'lost' });
}
