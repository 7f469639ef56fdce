import { explainEncoding } from '../../judging/encoding.ts';
import { firstNonUtf8 } from '../locate.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** Bytes are text only in an encoding that both sides know. */
export const utf8: Rule = {
  id: '3.1',
  needs: ['2.5'],
  finds: ['gb18030', 'utf-16', 'not-utf-8'],
  async test(subject) {
    const said = await firstVisit(subject);
    const finding = said && explainEncoding(said.received);
    return finding ? fail(finding, said, firstNonUtf8(said.received)) : pass();
  },
};
