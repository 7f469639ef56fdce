import type { MetricName } from '../shared/ids.ts';
import { sizeRank } from '../shared/size.ts';
import { arrange } from '../similarity/closest.ts';
import { distribute } from '../similarity/histogram.ts';
import { prepare, type Weights } from '../similarity/metrics.ts';
import type { Pair } from '../similarity/pair.ts';
import { type SeatPair, type Similarity, SURVEY_SCHEMA, type Survey } from './survey-schema.ts';
import { type Answer, type Participants, type Tally, tallyOf } from './tally.ts';

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
export function summarizeTally(
  tally: Tally,
  run: { startedAt: string; durationMs: number; complete: boolean },
  settings: ComparisonSettings,
): Omit<Survey, 'hosts'> {
  return {
    schema: SURVEY_SCHEMA,
    ...run,
    counts: tally.counts(),
    similarity: compareTally(tally, settings),
  };
}

/** Compares all students who answered, except those who declined and those who share a student number. */
export function compare(hosts: readonly Answer[], settings: ComparisonSettings): Similarity {
  return compareTally(tallyOf(hosts), settings);
}

function compareTally(tally: Tally, settings: ComparisonSettings): Similarity {
  const { participants, excluded } = tally.close();
  const { students } = participants;
  const compared = students.height.length;
  const { metric, weights, top } = settings;
  const summary = { metric, weights: [...weights], compared, excluded };

  const prepared = prepare(students, metric, { weights, minimumStudents: MAHALANOBIS_MINIMUM });
  if ('refused' in prepared) return { ...summary, refusal: prepared, mostSimilar: [], ties: 0, ranking: [] };
  const finder = arrange(students, prepared);
  const first = finder.mostSimilar();
  const toSeats = (pair: Pair) => describePair(pair, participants);
  return {
    ...summary,
    mostSimilar: first.pairs.map(toSeats),
    ties: first.ties,
    ranking: finder.closestPairs(top).map(toSeats),
    ...(compared < 2 || compared > HISTOGRAM_LIMIT
      ? {}
      : { distances: distribute(compared, prepared.distance, DISTANCE_BINS) }),
  };
}

function describePair({ a, b, distance }: Pair, { seatOf, studentOf }: Participants): SeatPair {
  const [low, high] = seatOf(a) < seatOf(b) ? [a, b] : [b, a];
  const [one, other] = [studentOf(low), studentOf(high)];
  return {
    a: { seat: seatOf(low), id: one.id },
    b: { seat: seatOf(high), id: other.id },
    distance,
    heightDiff: roundedDifference(one.height, other.height),
    weightDiff: roundedDifference(one.weight, other.weight),
    sizeDiff: Math.abs(sizeRank(one.size) - sizeRank(other.size)),
  };
}

/** The absolute difference, rounded so that 60.2 - 60.1 is 0.1. */
export function roundedDifference(a: number, b: number): number {
  return Number(Math.abs(a - b).toFixed(6));
}
