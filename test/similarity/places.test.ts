import { expect, it } from 'vitest';
import { arrange, mostSimilar } from '../../similarity/closest.ts';
import { firstPlace } from '../../similarity/collector.ts';
import { forEveryPair } from '../../similarity/every-pair.ts';
import { prepare } from '../../similarity/metrics.ts';
import { layOut } from '../../similarity/places.ts';
import { toStudents } from '../../similarity/students.ts';
import { makeCampus } from './campus.ts';

/** More than are looked at in one go, and not a multiple. */
const SIZE = 2_500;

function setOut(isRegister: boolean) {
  const rows = makeCampus('integers', { size: SIZE, seed: 11, isRegister });
  const students = toStudents(rows);
  const measure = prepare(students, 'seuclidean');
  if ('refused' in measure) throw new Error(measure.refused);
  return { rows, students, measure };
}

it('students share a place exactly where they share all measures', () => {
  const { rows, measure } = setOut(true);
  const places = layOut(measure);
  const bodyOf = new Map<number, string>();
  for (const [student, { height, weight, rank }] of rows.entries()) {
    const body = `${height} ${weight} ${rank}`;
    const place = places?.placeOf(student) ?? -1;
    expect(bodyOf.get(place) ?? body).toBe(body);
    bodyOf.set(place, body);
    expect(places?.counts[place]).toBe(
      rows.filter(other => `${other.height} ${other.weight} ${other.rank}` === body).length,
    );
  }
});

it('the crowded are visited by index, until somebody has seen enough', () => {
  const places = layOut(setOut(true).measure);
  const expected = [...Array(SIZE).keys()].filter(
    student => (places?.counts[places.placeOf(student)] ?? 0) > 1,
  );
  const visited: number[] = [];
  places?.eachCrowded(2, student => visited.push(student) > 0);
  expect(visited).toEqual(expected);
  const first: number[] = [];
  places?.eachCrowded(2, student => first.push(student) < 7);
  expect(first).toEqual(expected.slice(0, 7));
});

it.each([true, false])(
  'twins beyond the first block are found as by comparing all pairs (ids in order: %s)',
  isRegister => {
    const { students, measure } = setOut(isRegister);
    const expected = firstPlace(students, measure.distance, 100);
    forEveryPair(SIZE, expected.offer);
    expect(mostSimilar(arrange(students, measure))).toEqual(expected.result());
  },
);
