import { groupBy } from '../shared/group-by.ts';
import type { MetricName } from '../shared/ids.ts';
import type { Student } from '../shared/reply.ts';
import { sizeRank } from '../shared/size.ts';
import { statuses } from '../shared/status.ts';
import { comparableId } from '../shared/student-id.ts';
import { arrange } from '../similarity/closest.ts';
import { distribute } from '../similarity/histogram.ts';
import { prepare, type Weights } from '../similarity/metrics.ts';
import type { Pair } from '../similarity/pair.ts';
import { toStudents } from '../similarity/students.ts';
import { type HostResult, idOf } from './result.ts';
import {
  type Excluded,
  type SeatPair,
  type Similarity,
  SURVEY_SCHEMA,
  type Survey,
} from './survey-schema.ts';

/** The part of a result that a survey counts and compares, answered or not. */
export type SeatOutcome = Pick<HostResult, 'seat' | 'status' | 'student' | 'declined'>;

/** How students are compared. */
export interface ComparisonSettings {
  metric: MetricName;
  weights: Weights;
  /** How many pairs the ranking has. */
  top: number;
}

/** Fewer students than this say too little about how height, weight and size are correlated. */
export const MAHALANOBIS_MINIMUM = 10;

/** Intervals in the histogram of all distances, enough to show the shape for the 780 pairs of a class of 40. */
const DISTANCE_BINS = 24;

/** The most students for whom a histogram is made; for more it would take longer than everything else. */
const HISTOGRAM_LIMIT = 2_000;

/** Makes a survey without its hosts, which may have been written out already. `startedAt` is ISO 8601. */
export function summarizeSeats(
  seats: readonly SeatOutcome[],
  run: { startedAt: string; durationMs: number; complete: boolean },
  settings: ComparisonSettings,
): Omit<Survey, 'hosts'> {
  const byStatus = groupBy(seats, ({ status }) => status);
  const counts = statuses.flatMap(status => {
    const count = byStatus.get(status)?.length;
    return count === undefined ? [] : [[status, count]];
  });
  return {
    schema: SURVEY_SCHEMA,
    ...run,
    counts: Object.fromEntries(counts),
    similarity: compare(seats, settings),
  };
}

/** Compares all students who answered, except those who declined and those who share a student number. */
export function compare(
  seats: readonly SeatOutcome[],
  { metric, weights, top }: ComparisonSettings,
): Similarity {
  const { people, excluded } = choosePeople(seats);
  const students = toStudents(people.map(({ student }) => ({ ...student, rank: sizeRank(student.size) })));
  const compared = people.length;
  const summary = { metric, weights: [...weights], compared, excluded };

  const measure = prepare(students, metric, { weights, minimumStudents: MAHALANOBIS_MINIMUM });
  if ('refused' in measure) return { ...summary, refusal: measure, mostSimilar: [], ties: 0, ranking: [] };
  const finder = arrange(students, measure);
  const first = finder.mostSimilar();
  const toSeats = (pair: Pair) => describePair(pair, people);
  return {
    ...summary,
    mostSimilar: first.pairs.map(toSeats),
    ties: first.ties,
    ranking: finder.closestPairs(top).map(toSeats),
    ...(compared < 2 || compared > HISTOGRAM_LIMIT
      ? {}
      : { distances: distribute(compared, measure.distance, DISTANCE_BINS) }),
  };
}

interface Person {
  seat: number;
  student: Student;
}

/** Splits the students who answered into those to compare and those to leave out, both in the order of the seats. */
function choosePeople(seats: readonly SeatOutcome[]): { people: Person[]; excluded: Excluded[] } {
  const people: Person[] = [];
  const excluded: Excluded[] = [];
  const claims = groupBy(
    seats.flatMap(seat => idOf(seat) ?? []),
    comparableId,
  );
  for (const { seat, student, declined } of seats) {
    const id = idOf({ student, declined });
    if (id === undefined) continue;
    // Students who share a number are all left out, since nobody knows whose number it is.
    const isShared = claims.get(comparableId(id))?.length !== 1;
    if (student && !isShared) people.push({ seat, student });
    else excluded.push({ seat, id, reason: isShared ? 'duplicate-id' : 'declined' });
  }
  return { people, excluded };
}

function describePair({ a, b, distance }: Pair, people: readonly Person[]): SeatPair {
  const [one, other] = [people[a], people[b]].sort((x, y) => (x?.seat ?? 0) - (y?.seat ?? 0));
  if (!one || !other) throw new RangeError(`there is no student ${a} or ${b}`);
  return {
    a: { seat: one.seat, id: one.student.id },
    b: { seat: other.seat, id: other.student.id },
    distance,
    ...differences(one.student, other.student),
  };
}

/** The absolute differences, rounded so that 60.2 - 60.1 is 0.1. */
export function differences(
  one: Student,
  other: Student,
): { heightDiff: number; weightDiff: number; sizeDiff: number } {
  const apart = (a: number, b: number) => Number(Math.abs(a - b).toFixed(6));
  return {
    heightDiff: apart(one.height, other.height),
    weightDiff: apart(one.weight, other.weight),
    sizeDiff: Math.abs(sizeRank(one.size) - sizeRank(other.size)),
  };
}
