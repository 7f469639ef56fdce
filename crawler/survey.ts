import { type Status, statuses } from '../shared/finding.ts';
import type { Student } from '../shared/reply.ts';
import { sizeRank } from '../shared/size.ts';
import type { HostResult } from './result.ts';
import { arrange, closestPairs, mostSimilar } from './similarity/closest.ts';
import { distribute } from './similarity/histogram.ts';
import { type MetricName, prepare, type Weights } from './similarity/metrics.ts';
import type { Pair } from './similarity/pair.ts';
import { toStudents } from './similarity/students.ts';
import type { Excluded, SeatPair, Similarity, Survey } from './survey-schema.ts';

export interface ComparisonSettings {
  metric: MetricName;
  weights: Weights;
  /** How many of the closest pairs the ranking has. */
  top: number;
}

/** Fewer students than this say too little about how height, weight and size hang together. */
export const MAHALANOBIS_MINIMUM = 10;

/** Intervals of the histogram of all distances: a class of 40 has 780 pairs, and their shape is to be seen. */
const DISTANCE_BINS = 24;

/** Up to so many students, all pairs are few enough to look at; beyond, a histogram would take longer than the rest. */
const HISTOGRAM_LIMIT = 2_000;

/** Makes the survey of a sweep's results. `startedAt` is ISO 8601. */
export function makeSurvey(
  hosts: HostResult[],
  run: { startedAt: string; durationMs: number; complete: boolean },
  settings: ComparisonSettings,
): Survey {
  return {
    schema: 'peer-survey/survey@1',
    ...run,
    hosts,
    counts: countStatuses(hosts),
    similarity: compare(hosts, settings),
  };
}

function countStatuses(hosts: readonly HostResult[]): Survey['counts'] {
  const count = (status: Status) => hosts.filter(host => host.status === status).length;
  return Object.fromEntries(statuses.map(status => [status, count(status)]).filter(([, n]) => n !== 0));
}

interface Participant {
  seat: number;
  student: Student;
}

/** Compares everyone who answered, but for those who declined and those who share a student number. */
export function compare(hosts: readonly HostResult[], settings: ComparisonSettings): Similarity {
  const excluded = findExcluded(hosts);
  const out = new Set(excluded.map(({ seat }) => seat));
  const participants = hosts.flatMap(({ seat, student }) =>
    student && !out.has(seat) ? [{ seat, student }] : [],
  );
  const { metric, weights, top } = settings;
  const summary = { metric, weights: [...weights], compared: participants.length, excluded };

  const students = toStudents(
    participants.map(({ student }) => ({ ...student, rank: sizeRank(student.size) })),
  );
  const prepared = prepare(students, metric, { weights, minimumStudents: MAHALANOBIS_MINIMUM });
  if ('refused' in prepared) return { ...summary, refusal: prepared, mostSimilar: [], ties: 0, ranking: [] };
  const space = arrange(students, prepared);
  const first = mostSimilar(space);
  const toSeats = (pair: Pair) => describePair(pair, participants);
  return {
    ...summary,
    mostSimilar: first.pairs.flatMap(toSeats),
    ties: first.ties,
    ranking: closestPairs(space, top).flatMap(toSeats),
    ...(participants.length < 2 || participants.length > HISTOGRAM_LIMIT
      ? {}
      : { distances: distribute(participants.length, prepared.distance, DISTANCE_BINS) }),
  };
}

/** Whoever answered but is not compared; of seats with one student number it is all of them. */
function findExcluded(hosts: readonly HostResult[]): Excluded[] {
  const answered = hosts.flatMap(({ seat, student, declined }) => {
    const id = student?.id ?? declined?.id;
    return id === undefined ? [] : [{ seat, id, declined: declined !== undefined }];
  });
  const claims = new Map<string, number>();
  for (const { id } of answered) claims.set(id, (claims.get(id) ?? 0) + 1);
  return answered.flatMap(({ seat, id, declined }): Excluded[] => {
    if ((claims.get(id) ?? 0) > 1) return [{ seat, id, reason: 'duplicate-id' }];
    return declined ? [{ seat, id, reason: 'declined' }] : [];
  });
}

function describePair({ a, b, distance }: Pair, participants: readonly Participant[]): SeatPair[] {
  const first = participants[a];
  const second = participants[b];
  if (!first || !second) return [];
  const [low, high] = first.seat < second.seat ? [first, second] : [second, first];
  return [
    {
      a: { seat: low.seat, id: low.student.id },
      b: { seat: high.seat, id: high.student.id },
      distance,
      heightDiff: difference(low.student.height, high.student.height),
      weightDiff: difference(low.student.weight, high.student.weight),
      sizeDiff: Math.abs(sizeRank(low.student.size) - sizeRank(high.student.size)),
    },
  ];
}

/** Absolute, without the last bits that doubles add: 60.2 - 60.1 is 0.1 here. */
function difference(a: number, b: number): number {
  return Number(Math.abs(a - b).toFixed(6));
}
