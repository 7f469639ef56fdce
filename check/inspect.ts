import { eachAtOnce } from '../crawler/each-at-once.ts';
import { watchShortage } from '../crawler/shortage.ts';
import { findProgramLanguage } from '../judging/program-language.ts';
import { idOf } from '../judging/verdict.ts';
import type { RuleId } from '../shared/check-ids.ts';
import type { ExerciseName } from '../shared/ids.ts';
import type { Roster } from '../survey/roster.ts';
import type { Target } from '../targets/hosts.ts';
import { judgeVisit } from './ask.ts';
import { watchLag } from './lag.ts';
import { makeSubject } from './make-subject.ts';
import type { HostCheck } from './result.ts';
import { headlineOf, outcomeOf, runRules } from './run-rules.ts';
import type { Rule } from './subject.ts';
import { lookAround } from './surroundings.ts';
import { markTwins } from './twins.ts';

/** Servers checked at the same time. Each check may open forty connections at once, so more would strain one machine. */
const CONCURRENCY = 16;

/** How to check a set of servers. */
export interface Inspection {
  exercise: ExerciseName;
  transport: 'tcp' | 'udp';
  rules: readonly Rule[];
  roster?: Roster | undefined;
  verbose: boolean;
  signal: AbortSignal;
  /** For servers that are not started yet: the first visit waits until they are, and this is called after it. */
  onStart?: (() => void) | undefined;
}

/** Checks all targets. Returns one result per target, in order; after an abort, only those that were finished. */
export async function inspect(targets: readonly Target[], inspection: Inspection): Promise<HostCheck[]> {
  const surroundings = lookAround();
  const shortage = watchShortage();
  const hosts = new Map<number, HostCheck>();
  const { signal } = inspection;
  await eachAtOnce(targets, { concurrency: CONCURRENCY, signal }, async target => {
    if (signal.aborted) return;
    const lag = watchLag();
    const subject = makeSubject(target, inspection, { signal, shortage, surroundings });
    try {
      const rules = await runRules(inspection.rules, subject, { verbose: inspection.verbose, signal });
      const headline = headlineOf(rules)?.id;
      const hasPassed = (rule: RuleId) => rules.some(({ id, state }) => id === rule && state === 'passed');
      const said = hasPassed('1.2') ? (await subject.first()).visit : undefined;
      const writtenIn = said && findProgramLanguage(said.received);
      // To compare it with those of the other servers.
      const id = said && hasPassed('5.1') ? idOf(judgeVisit(said)) : undefined;
      hosts.set(target.seat, {
        ...target,
        outcome: outcomeOf(rules),
        ...(headline === undefined ? {} : { headline }),
        ...(id === undefined ? {} : { id }),
        ...(writtenIn && { writtenIn }),
        ...(headline !== undefined && lag.wasBusy() && { busy: true }),
        rules,
      });
    } catch (error) {
      // After an abort a check in progress rejects, and leaves no result.
      if (!signal.aborted) throw error;
    } finally {
      lag.stop();
    }
  });
  return markTwins(targets.flatMap(({ seat }) => hosts.get(seat) ?? []));
}
