import { skipBom } from '../../judging/framing.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** A byte order mark cannot be seen, and most readers of JSON stumble over it. */
export const noBom: Rule = {
  id: '3.2',
  needs: ['3.1'],
  finds: ['bom'],
  async test(subject) {
    const said = await firstVisit(subject);
    return said && skipBom(said.received) > 0 ? fail({ code: 'bom' }, said, 0) : pass();
  },
};
