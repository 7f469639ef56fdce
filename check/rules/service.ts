import { findService } from '../../judging/diagnosis.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** Another program may have the port, and would be blamed for all that follows. */
export const service: Rule = {
  id: '1.3',
  needs: ['1.2'],
  finds: ['ssh', 'http', 'tls', 'vnc'],
  transport: 'tcp',
  async test(subject) {
    const said = await firstVisit(subject);
    const code = said && findService(said.received);
    switch (code) {
      case 'ssh':
      case 'http':
      case 'tls':
      case 'vnc':
        return fail({ code }, said, 0);
      default:
        return pass();
    }
  },
};
