import { askPlainly, hasRecord } from '../ask.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import { unlessGone } from './alive.ts';

/** A client that says nothing must not keep the others waiting. */
export const silentClient: Rule = {
  id: '6.2',
  needs: ['6.1'],
  finds: ['busy-with-one', 'gone-afterwards'],
  strict: true,
  async test(subject) {
    let outcome: Outcome = pass();
    await subject.visit(async () => {
      outcome = await askBeside(subject);
    });
    return unlessGone(subject, outcome, 'silent');
  },
};

async function askBeside({ visit }: Subject): Promise<Outcome> {
  const beside = await visit(askPlainly);
  if (hasRecord(beside)) return pass();
  return fail({ code: 'busy-with-one' }, 'visit' in beside ? beside.visit : undefined);
}
