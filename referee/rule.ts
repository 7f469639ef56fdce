import type { RefereeFinding, RefereeRule } from '../shared/referee.ts';
import type { Observation } from './observation.ts';
import type { RefereeEvidence } from './result.ts';

/** What a rule made of a crawler. */
export type Ruling =
  | { state: 'passed'; advice: RefereeFinding[] }
  | { state: 'failed'; finding: RefereeFinding; evidence?: RefereeEvidence }
  | { state: 'not-reached'; needs?: RefereeRule };

/** One thing that is asked of a crawler; a row of a table in `rules/`. */
export interface Rule {
  id: RefereeRule;
  /** Rules without which this one says nothing: it is not reached where one of them has not passed. */
  needs: readonly RefereeRule[];
  /** Looks at what was seen; `hasFailed` tells of the rules before this one. */
  judge(seen: Observation, hasFailed: (id: RefereeRule) => boolean): Ruling;
}

/** Nothing is wrong; some of it may be worth a word. */
export function pass(...advice: RefereeFinding[]): Ruling {
  return { state: 'passed', advice };
}

/** Something is wrong, and what shows it. */
export function fail(finding: RefereeFinding, evidence?: RefereeEvidence): Ruling {
  return { state: 'failed', finding, ...(evidence ? { evidence } : {}) };
}

/** Nothing to judge: another rule is in the way, or the crawler did or said nothing of this. */
export function notReached(needs?: RefereeRule): Ruling {
  return { state: 'not-reached', ...(needs ? { needs } : {}) };
}
