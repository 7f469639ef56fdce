import type { Behaviour } from '../shared/behaviours.ts';
import type { RefereeFinding, RefereeRule } from '../shared/referee.ts';
import type { Observation } from './observation.ts';
import type { RefereeEvidence } from './result.ts';

/** A rule's verdict on a crawler. */
export type Ruling =
  | { state: 'passed'; advice: RefereeFinding[] }
  | { state: 'failed'; finding: RefereeFinding; evidence: RefereeEvidence | undefined }
  | { state: 'not-reached'; needs: RefereeRule | undefined };

/** One requirement on a crawler: a row of a table in `rules/`. */
export interface Rule {
  id: RefereeRule;
  /** A rule that must have passed; otherwise this one is not reached. */
  needs?: RefereeRule;
  /** The seats that this rule is about: it fails if the crawl stopped at one of them. */
  about?: readonly Behaviour[];
  /** Judges what was seen; `hasFailed` can be asked about the rules before this one. */
  judge(seen: Observation, hasFailed: (id: RefereeRule) => boolean): Ruling;
}

/** The ruling if nothing is wrong, perhaps with advice. */
export function pass(...advice: RefereeFinding[]): Ruling {
  return { state: 'passed', advice };
}

/** The ruling if something is wrong, with what shows it. */
export function fail(finding: RefereeFinding, evidence?: RefereeEvidence): Ruling {
  return { state: 'failed', finding, evidence };
}

/** The ruling if there is nothing to judge: another rule must pass first, or the crawler did or said nothing to judge. */
export function notReached(needs?: RefereeRule): Ruling {
  return { state: 'not-reached', needs };
}
