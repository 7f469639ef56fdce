import * as fc from 'fast-check';
import type { MetricName } from '../../shared/ids.ts';
import { metricNames } from '../../shared/ids.ts';
import { arrange } from '../../similarity/closest.ts';
import type { Finder } from '../../similarity/finder.ts';
import { type Distance, type Measure, type MetricOptions, prepare } from '../../similarity/metrics.ts';
import type { Pair } from '../../similarity/pair.ts';
import { type StudentRow, type Students, toStudents } from '../../similarity/students.ts';

/** The measure of a metric that must not refuse. */
export function measureOf(students: Students, metric: MetricName, options?: MetricOptions): Measure {
  const prepared = prepare(students, metric, options);
  if ('refused' in prepared) throw new Error(`${metric} refuses: ${prepared.refused}`);
  return prepared;
}

/** Its distance between two students, by index. */
export function distanceOf(students: Students, metric: MetricName, options?: MetricOptions): Distance {
  return measureOf(students, metric, options).distance;
}

/** Rows as something to ask questions of. */
export function finderOf(
  rows: readonly StudentRow[],
  metric: MetricName = 'seuclidean',
): Finder & { measure: Measure } {
  const students = toStudents(rows);
  const measure = measureOf(students, metric);
  return { ...arrange(students, measure), measure };
}

/** Rows named A, B, C, ... from height, weight and rank. */
export function rowsOf(...measures: (readonly [number, number, number])[]): StudentRow[] {
  return measures.map(([height, weight, rank], index) => ({
    id: String.fromCharCode(65 + index),
    height,
    weight,
    rank,
  }));
}

const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map(n => n / 10);

/** A student as measured in a class, to a tenth. */
export const measured = {
  height: tenths(150, 200),
  weight: tenths(40, 120),
  rank: fc.integer({ min: 1, max: 11 }),
};

/** Few different values, so that most classes have twins and other ties. */
const crowded = {
  height: fc.integer({ min: 170, max: 173 }),
  weight: fc.integer({ min: 60, max: 63 }),
  rank: fc.integer({ min: 3, max: 5 }),
};

const classOf = (measures: Record<'height' | 'weight' | 'rank', fc.Arbitrary<number>>) =>
  fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), ...measures }), {
    maxLength: 12,
    selector: row => row.id,
  });

/** Up to twelve students with unique ids, none and one included. */
export const classes: fc.Arbitrary<StudentRow[]> = fc.oneof(classOf(measured), classOf(crowded));

/** A class, and the same one in another order. */
export const shuffledClasses = classes.chain(rows =>
  fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
);

/** The metrics that refuse no class. */
export const anyMetric = fc.constantFrom(...metricNames.filter(name => name !== 'mahalanobis'));

/** All pairs by distance, then ids, by the definition: the oracle. */
export function everyPair(rows: readonly StudentRow[], distance: Distance): Pair[] {
  const compare = (x: number, y: number) =>
    Number((rows[x]?.id ?? '') > (rows[y]?.id ?? '')) - Number((rows[x]?.id ?? '') < (rows[y]?.id ?? ''));
  const pairs = rows.flatMap((one, a) =>
    rows.flatMap((other, b) => (one.id < other.id ? [{ a, b, distance: distance(a, b) }] : [])),
  );
  return pairs.sort((x, y) => x.distance - y.distance || compare(x.a, y.a) || compare(x.b, y.b));
}
