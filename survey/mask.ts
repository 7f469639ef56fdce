import type { Note, Problem } from '../shared/finding.ts';
import type { Changes } from './changes-schema.ts';
import type { HostResult } from './result.ts';
import type { RollCall, SeatPair, Survey } from './survey-schema.ts';

/** Arguments of findings that are not taken from the seat's bytes: times, counts, our own limits and names. */
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
  'lacks',
  'several',
  'unanswered',
]);

/** Reduces a survey to what a whole class may see: seats, statuses, causes, hints, and the pair by its seats. */
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

/** Masks the result of one seat. Bytes, record, evidence and private arguments are removed. */
export function maskHost(host: HostResult): HostResult {
  const { student, declined, evidence, problem, notes, bytes, ...rest } = host;
  return {
    ...rest,
    bytes: 0,
    notes: maskNotes(notes),
    ...(problem && { problem: maskFinding(problem) }),
  };
}

/** Masks the notes on a seat; one about a body is left out, since it reveals that a student is heavy for their height. */
export function maskNotes(notes: readonly Note[]): Note[] {
  return notes.filter(({ code }) => code !== 'jin-or-pounds').map(maskFinding);
}

/** Arguments that are public, but the seat's own text in these findings. */
const ownText: Record<string, string> = { 'duplicate-keys': 'key', 'extra-keys': 'keys' };

/**
 * Masks a problem or a note: removes everything that came from the seat. Its sentence reads well without. What is removed
 * is always optional, so the result has the same type.
 */
export function maskFinding<Finding extends Problem | Note>(finding: Finding): Finding {
  const kept = { ...finding };
  for (const name of Object.keys(kept)) {
    if (!publicArguments.has(name) || name === ownText[kept.code]) Reflect.deleteProperty(kept, name);
  }
  return kept;
}

/** Masks changes for a projector: keeps seats and causes, but no number, name or measure. */
export function maskChanges(changes: Changes): Changes {
  const couples = (pairs: NonNullable<Changes['pair']>['before']) => pairs.map(({ seats }) => ({ seats }));
  const { pair } = changes;
  return {
    ...changes,
    answering: changes.answering.map(({ seat, lab }) => ({ seat, lab })),
    lost: changes.lost.map(({ seat, lab, now }) => ({ seat, lab, now })),
    record: changes.record.map(({ seat, lab, fields }) => ({
      seat,
      lab,
      fields: fields.map(({ key }) => ({ key })),
    })),
    moved: changes.moved.map(({ seat, lab, from, fromLab }) => ({ seat, lab, from, fromLab })),
    ...(pair && { pair: { ...pair, before: couples(pair.before), now: couples(pair.now) } }),
  };
}

/** Keeps the numbers of entries, but no student. */
function maskRollCall({ listed, elsewhere, unlisted, twice }: RollCall): RollCall {
  const count = (entries: readonly object[]) => entries.map(() => ({}));
  return { listed, elsewhere: count(elsewhere), unlisted: count(unlisted), twice: count(twice) };
}

function maskPair({ a, b, distance }: SeatPair): SeatPair {
  return { a: { seat: a.seat }, b: { seat: b.seat }, distance };
}
