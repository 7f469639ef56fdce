import { askBriefly, hasRecord } from '../reply.ts';
import { fail, pass, type Rule } from '../subject.ts';

/** The loop around accept() has to come round again, also after a client that has left. */
export const secondClient: Rule = {
  id: '6.1',
  needs: ['4.5'],
  finds: ['one-shot', 'stuck'],
  strict: true,
  async test({ visit }) {
    const again = await visit(askBriefly);
    if (hasRecord(again)) return pass();
    if ('failure' in again) return fail({ code: 'one-shot' });
    return fail({ code: 'stuck' }, again.visit);
  },
};
