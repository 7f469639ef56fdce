import { FIRST_MESSAGE, talk } from '../dialogue.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { isHeard, type Visit } from '../timeline.ts';

/** A server that answers nobody any more is told from a busy one by this many further clients. */
const TIMES_ALONE = 2;

/** While one client is connected and says nothing, the server must serve another one. */
export const twoAtOnce: Rule = {
  id: '7.6',
  needs: ['2.4', '6.1'],
  strict: true,
  transport: 'tcp',
  async test(subject) {
    let beside: Visit | undefined;
    const silent = await subject.visit(async () => {
      beside = (await talk(subject, [FIRST_MESSAGE])).visited.visit;
    });
    if (!silent.visit) return fail({ code: 'gone-afterwards' });
    // Any byte shows that the server is not waiting for the other client; what it said is for other rules.
    if (isHeard(beside)) return pass();
    let alone: Visit | undefined;
    for (let time = 0; time < TIMES_ALONE && !isHeard(alone); time++)
      alone = (await talk(subject, [FIRST_MESSAGE])).visited.visit;
    return alone && !isHeard(alone)
      ? fail({ code: 'stuck', several: true }, alone)
      : fail({ code: 'busy-with-one' }, beside);
  },
};
