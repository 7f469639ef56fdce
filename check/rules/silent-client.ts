import { askPlainly } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { isHeard, type Visit } from '../timeline.ts';
import { unlessGone } from './alive.ts';

/** A client that says nothing must not keep the others waiting. */
export const silentClient: Rule = {
  id: '6.2',
  needs: ['6.1'],
  strict: true,
  async test(subject) {
    let beside: Visit | undefined;
    const silent = await subject.visit(async () => {
      beside = (await subject.visit(askPlainly)).visit;
    });
    // Any byte shows that the server is not waiting for the silent client; what it said is for other rules.
    const isFine = !silent.visit || isHeard(beside);
    const outcome = isFine ? pass() : fail({ code: 'busy-with-one' }, beside);
    return unlessGone(subject, outcome, 'silent');
  },
};
