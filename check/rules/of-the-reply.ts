import type { ProblemCode } from '../../shared/finding.ts';
import { locate } from '../locate.ts';
import { judgeVisit } from '../reply.ts';
import { fail, type Outcome, pass, type Subject } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** Judges the reply as a crawl does: fails where the crawl's problem is one of these. */
export async function judgeFor(finds: readonly ProblemCode[], subject: Subject): Promise<Outcome> {
  const said = await firstVisit(subject);
  if (!said) return pass();
  const verdict = judgeVisit(said);
  const problem = 'problem' in verdict ? verdict.problem : undefined;
  if (!problem || !finds.includes(problem.code)) return pass();
  return fail(problem, said, locate(said.received, problem));
}
