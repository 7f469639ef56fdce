import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import type { Target } from '../targets/hosts.ts';
import { markTwins } from './class.ts';
import { climb, headlineOf, outcomeOf } from './climb.ts';
import { makeSubject } from './make-subject.ts';
import { judgeVisit } from './reply.ts';
import type { HostCheck } from './result.ts';
import type { ExerciseName, Rule, Subject } from './subject.ts';
import { lookAround } from './surroundings.ts';

/** Servers checked at the same time. Each may see forty clients at once, which is enough for one machine to open. */
const CONCURRENCY = 16;

/** How a set of servers is to be checked. */
export interface Inspection {
  exercise: ExerciseName;
  transport: 'tcp' | 'udp';
  rules: readonly Rule[];
  verbose: boolean;
  signal: AbortSignal;
}

/** Checks all targets. As many results as targets, in their order; an abort leaves out what was not done by then. */
export async function inspect(targets: readonly Target[], inspection: Inspection): Promise<HostCheck[]> {
  const limit = pLimit(CONCURRENCY);
  const surroundings = lookAround();
  // Each connection listens to it: as many listeners as there are connections are no leak.
  setMaxListeners(0, inspection.signal);
  const hosts = await limit.map(targets, async target => {
    const subject = makeSubject(target, inspection, { signal: inspection.signal, surroundings });
    try {
      const rules = await climb(inspection.rules, subject, inspection);
      const headline = headlineOf(rules)?.id;
      const isKnown = rules.some(({ id, state }) => id === '5.1' && state === 'passed');
      const id = isKnown ? await idOf(subject) : undefined;
      const result: HostCheck = {
        ...target,
        outcome: outcomeOf(rules),
        ...(headline === undefined ? {} : { headline }),
        ...(id === undefined ? {} : { id }),
        rules,
      };
      return [result];
    } catch (error) {
      // Nothing else rejects: what was being checked when the operator gave up has no result.
      if (inspection.signal.aborted) return [];
      throw error;
    }
  });
  return markTwins(hosts.flat());
}

/** The student number, to be compared with the others'. */
async function idOf(subject: Subject): Promise<string | undefined> {
  const visited = await subject.first();
  const verdict = 'visit' in visited ? judgeVisit(visited.visit) : undefined;
  if (verdict?.status === 'ok') return verdict.student.id;
  return verdict?.status === 'declined' ? verdict.id : undefined;
}
