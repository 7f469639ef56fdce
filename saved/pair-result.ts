import type { Encoding } from '../shared/file-problem.ts';
import type { MetricName } from '../shared/ids.ts';
import { comparableId } from '../shared/student-id.ts';
import { arrange } from '../similarity/closest.ts';
import { explain, type Part } from '../similarity/explain.ts';
import type { Neighbours } from '../similarity/finder.ts';
import { prepare, type Refusal, type Weights } from '../similarity/metrics.ts';
import type { Pair } from '../similarity/pair.ts';
import { callRoll } from '../survey/roll-call.ts';
import type { Roster } from '../survey/roster.ts';
import { differences, MAHALANOBIS_MINIMUM } from '../survey/survey.ts';
import type { Missing, RollCall } from '../survey/survey-schema.ts';
import type { Answers } from './read.ts';
import type { SavedStudent } from './row.ts';
import type { Cause } from './row-fault.ts';

/** The result's name and version, written into its JSON. */
const PAIR_SCHEMA = 'peer-survey/pair@1';

/** What `pair` computes, and by which metric. */
export interface PairSettings {
  metric: MetricName;
  weights: Weights;
  /** How many pairs the ranking has. */
  top: number;
  nearest: boolean;
  explain: boolean;
  /** The class list, if there is one: for names, and to say who is missing. */
  roster?: Roster | undefined;
}

/** Two students and how far apart they are; differences are absolute, in cm, kg and sizes. */
export interface PersonPair {
  a: SavedStudent;
  b: SavedStudent;
  distance: number;
  heightDiff: number;
  weightDiff: number;
  sizeDiff: number;
}

/** The complete result of `pair`, plain JSON; the list of nearest neighbours is kept apart. */
export interface PairResult {
  schema: typeof PAIR_SCHEMA;
  /** The encoding the file was read in, if it was text. */
  encoding?: Encoding;
  /** The number of sheets, if the file is a workbook; only the first was read. */
  sheets?: number;
  metric: MetricName;
  weights: readonly number[];
  /** All rows: compared, declined, with a shared student number, or rejected. */
  rows: number;
  compared: number;
  declined: number;
  sharedIds: number;
  firstShared: string[];
  rejected: Cause[];
  refusal?: Refusal;
  mostSimilar: PersonPair[];
  ties: number;
  ranking: PersonPair[];
  missing?: Missing[];
  rollCall?: RollCall;
  /** How the distance of the first pair comes about. */
  explained?: Record<'height' | 'weight' | 'size', Part>;
}

/** Each student's nearest neighbour, kept as columns to save memory: there may be a million. */
export interface NearestList extends Neighbours {
  idOf(student: number): string;
}

/** Compares saved answers the way a crawl compares its seats. */
export function findPairs(
  answers: Answers,
  settings: PairSettings,
): { result: PairResult; nearest?: NearestList } {
  const { students, encoding, sheets } = answers;
  const people = settings.roster ? nameAll(answers.people, settings.roster) : answers.people;
  const idOf = (student: number) => people[student]?.id ?? '';
  const { metric, weights, top } = settings;
  const compared = students.height.length;
  const summary = {
    schema: PAIR_SCHEMA,
    ...(encoding && { encoding }),
    ...(sheets !== undefined && { sheets }),
    metric,
    weights,
    rows: answers.rows,
    compared,
    declined: answers.declined,
    sharedIds: answers.sharedIds,
    firstShared: answers.firstShared,
    rejected: answers.causes,
    ...(settings.roster && callRoll(settings.roster, { present: answers.ids.map(id => ({ id })) })),
  } as const;
  const measure = prepare(students, metric, { weights, minimumStudents: MAHALANOBIS_MINIMUM });
  if ('refused' in measure) {
    return { result: { ...summary, refusal: measure, mostSimilar: [], ties: 0, ranking: [] } };
  }

  const finder = arrange(students, measure);
  const { pairs, ties } = finder.mostSimilar();
  const [first] = pairs;
  const describe = (pair: Pair) => describePair(pair, people);
  const result: PairResult = {
    ...summary,
    mostSimilar: pairs.map(describe),
    ties,
    ranking: finder.closestPairs(top).map(describe),
  };
  if (settings.explain && first) {
    const [height, weight, size] = explain(measure, first.a, first.b);
    result.explained = { height, weight, size };
  }
  return settings.nearest && compared > 1
    ? { result, nearest: { ...finder.nearestNeighbours(), idOf } }
    : { result };
}

/** Gives everybody on the class list the name from the list. */
function nameAll(people: readonly SavedStudent[], roster: Roster): SavedStudent[] {
  return people.map(person => {
    const name = roster.get(comparableId(person.id))?.name ?? person.name;
    return name === undefined ? person : { ...person, name };
  });
}

function describePair({ a, b, distance }: Pair, people: readonly SavedStudent[]): PersonPair {
  const [one, other] = [people[a], people[b]];
  if (!one || !other) throw new RangeError(`there is no student ${a} or ${b}`);
  return {
    a: one,
    b: other,
    distance,
    ...differences(one, other),
  };
}
