import { findService } from '../../judging/services.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** Another program may have the port, and would be blamed for all that follows. */
export const service: Rule = {
  id: '1.3',
  needs: ['1.2'],
  finds: ['ssh', 'http', 'tls', 'vnc', 'other-program'],
  transport: 'tcp',
  async test(subject) {
    const said = await firstVisit(subject);
    const found = said && findService(said.received);
    switch (found?.code) {
      case 'ssh':
      case 'http':
      case 'tls':
      case 'vnc':
      case 'other-program':
        return fail(found, said, 0);
      default:
        return pass();
    }
  },
};
