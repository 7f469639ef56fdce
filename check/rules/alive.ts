import { askBriefly, hasRecord } from '../reply.ts';
import { fail, type Outcome, type Subject } from '../subject.ts';

/** Asks as an honest client does, after a rule: where nobody answers any more, that is what the rule has found. */
export async function unlessGone({ visit }: Subject, outcome: Outcome): Promise<Outcome> {
  const afterwards = await visit(askBriefly);
  if (hasRecord(afterwards)) return outcome;
  return fail({ code: 'gone-afterwards' }, 'visit' in afterwards ? afterwards.visit : undefined);
}
