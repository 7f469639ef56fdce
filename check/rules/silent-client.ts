import { askPlainly } from '../ask.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import { unlessGone } from './alive.ts';

/** A client that says nothing must not keep the others waiting. */
export const silentClient: Rule = {
  id: '6.2',
  needs: ['6.1'],
  strict: true,
  async test(subject) {
    let outcome: Outcome = pass();
    await subject.visit(async () => {
      outcome = await askBeside(subject);
    });
    return unlessGone(subject, outcome, 'silent');
  },
};

async function askBeside(subject: Subject): Promise<Outcome> {
  const visit = (await subject.visit(askPlainly)).visit;
  // Any byte shows that the server is not waiting for the silent client; what it said is for other rules.
  return visit && visit.received.length > 0 ? pass() : fail({ code: 'busy-with-one' }, visit);
}
