import type { Note, Problem } from '../shared/finding.ts';
import { maskChanges } from './changes.ts';
import type { HostResult } from './result.ts';
import type { RollCall, SeatPair, Survey } from './survey-schema.ts';

/** Arguments of findings that do not come from the seat's bytes: times, counts, our own limits and names. */
const publicArguments: ReadonlySet<string> = new Set([
  'code',
  'afterMs',
  'overMs',
  'pieces',
  'ending',
  'sent',
  'wanted',
  'limit',
  'keys',
  'key',
  'found',
  'reason',
  'minimum',
  'maximum',
  'lab',
  'what',
  'trouble',
  'program',
  'fault',
]);

/** Leaves of a survey what a whole class may see: seats, states, causes, hints, and the pair by its seats. */
export function maskSurvey(survey: Survey): Survey {
  const { similarity, missing, rollCall, changes } = survey;
  return {
    ...survey,
    hosts: survey.hosts.map(maskHost),
    ...(missing && { missing: missing.map(() => ({})) }),
    ...(rollCall && { rollCall: maskRollCall(rollCall) }),
    ...(changes && { changes: maskChanges(changes) }),
    similarity: {
      ...similarity,
      excluded: similarity.excluded.map(({ seat, reason }) => ({ seat, reason })),
      mostSimilar: similarity.mostSimilar.map(maskPair),
      ranking: similarity.ranking.map(maskPair),
    },
  };
}

/** The same for the result of one seat. What is not named here does not pass. */
export function maskHost(host: HostResult): HostResult {
  const { student, declined, evidence, problem, notes, bytes, ...rest } = host;
  return {
    ...rest,
    bytes: 0,
    notes: notes.flatMap(maskNote),
    ...(problem ? { problem: maskProblem(problem) } : {}),
  };
}

/** A problem without what came from the seat itself; its sentence reads well without. */
export function maskProblem(problem: Problem): Problem {
  // A duplicate key and the last key before a fault are the seat's own text, under a name that is public elsewhere.
  const hidden = problem.code === 'duplicate-keys' ? ['key'] : [];
  return keepPublic(problem, hidden);
}

/** A note the same way; one that says something of a body is left out. */
export function maskNote(note: Note): Note[] {
  // A weight that is heavy for its height.
  if (note.code === 'jin-or-pounds') return [];
  return [keepPublic(note, note.code === 'extra-keys' ? ['keys'] : [])];
}

/** An argument that is not public is optional by its type, so that a finding without it is one of the same type. */
function keepPublic<Finding extends Problem | Note>(finding: Finding, hidden: readonly string[]): Finding {
  const kept = { ...finding };
  for (const name of Object.keys(kept)) {
    if (!publicArguments.has(name) || hidden.includes(name)) Reflect.deleteProperty(kept, name);
  }
  return kept;
}

/** How many, and nobody by name. */
function maskRollCall({ listed, elsewhere, unlisted, twice }: RollCall): RollCall {
  const count = (entries: readonly object[]) => entries.map(() => ({}));
  return { listed, elsewhere: count(elsewhere), unlisted: count(unlisted), twice: count(twice) };
}

function maskPair({ a, b, distance }: SeatPair): SeatPair {
  return { a: { seat: a.seat }, b: { seat: b.seat }, distance };
}
