import { findService } from '../../judging/services.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** A buffer of fixed length brings its unused rest along. */
export const noNul: Rule = {
  id: '3.3',
  needs: ['3.1'],
  finds: ['nul-padding'],
  async test(subject) {
    const said = await firstVisit(subject);
    // Binary formats have NUL bytes of their own, and are named as what they are.
    if (!said || findService(said.received)) return pass();
    const at = said.received.indexOf(0);
    return at < 0 ? pass() : fail({ code: 'nul-padding' }, said, at);
  },
};
