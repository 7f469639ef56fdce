import { fail, pass, type Rule, type Subject } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** Something has to come back, and before we hang up. */
export const answers: Rule = {
  id: '2.1',
  needs: ['1.3'],
  finds: ['silent', 'closed', 'reset', 'crashed', 'answers-at-end'],
  async test(subject) {
    const said = await firstVisit(subject);
    if (!said) return fail({ code: 'reset', afterMs: 0 });
    const halfClosedAt = said.timeline.find(({ what }) => what === 'half-closed')?.at;
    const firstByteAt = said.reads[0]?.at;
    if (firstByteAt !== undefined) {
      const cameAtEnd = halfClosedAt !== undefined && firstByteAt >= halfClosedAt;
      return cameAtEnd ? fail({ code: 'answers-at-end' }, said) : pass();
    }
    const afterMs = Math.round(halfClosedAt ?? said.timeline.at(-1)?.at ?? 0);
    if (halfClosedAt !== undefined) return fail({ code: 'silent', afterMs }, said);
    if (await isGone(subject)) return fail({ code: 'crashed' }, said);
    return fail({ code: said.ending === 'reset' ? 'reset' : 'closed', afterMs }, said);
  },
};

/** A program that ended with its traceback has taken its port with it. */
async function isGone({ visit }: Subject): Promise<boolean> {
  const again = await visit(async () => {});
  return 'failure' in again && again.failure === 'refused';
}
