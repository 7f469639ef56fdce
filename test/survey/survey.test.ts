import { describe, expect, it } from 'vitest';
import { surveySchema } from '../../survey/survey-schema.ts';
import { answered, declined, surveyOf, troubled } from '../crawler/examples.ts';

const closedPort = { code: 'refused', afterMs: 1 } as const;

describe('a survey', () => {
  it('counts the seats by status, and only the statuses that occur', () => {
    const { counts } = surveyOf([answered(1), answered(2), troubled(3, 'refused', closedPort)]);
    expect(counts).toEqual({ ok: 2, refused: 1 });
  });

  it('has the form that its schema says', () => {
    const survey = surveyOf([answered(1), answered(2), declined(3, 'x'), troubled(4, 'refused', closedPort)]);
    expect(surveySchema.parse(survey)).toEqual(survey);
    expect(JSON.parse(JSON.stringify(survey))).toEqual(survey);
  });

  it('names the most similar pair by seat and id, with its differences', () => {
    const { similarity } = surveyOf([
      answered(7, { id: 'g', height: 176, weight: 68, size: 'L' }),
      answered(9, { id: 'k', height: 150, weight: 90, size: 'S' }),
      answered(23, { id: 'a', height: 175.9, weight: 68, size: 'XL' }),
    ]);
    expect(similarity.mostSimilar).toMatchObject([
      { a: { seat: 7, id: 'g' }, b: { seat: 23, id: 'a' }, heightDiff: 0.1, weightDiff: 0, sizeDiff: 1 },
    ]);
  });

  it('lists every pair that is tied for first place', () => {
    const { similarity } = surveyOf([
      answered(1, { height: 160, weight: 50 }),
      answered(2, { height: 161, weight: 50 }),
      answered(3, { height: 180, weight: 80 }),
      answered(4, { height: 181, weight: 80 }),
    ]);
    expect(similarity.ties).toBe(2);
    expect(similarity.mostSimilar.map(({ a, b }) => [a.seat, b.seat])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('leaves out all seats that share a student number, and says so', () => {
    const { similarity } = surveyOf([
      answered(1, { id: 'same' }),
      answered(2, { id: 'same' }),
      answered(3),
      answered(4),
    ]);
    expect(similarity.compared).toBe(2);
    expect(similarity.excluded).toEqual([
      { seat: 1, id: 'same', reason: 'duplicate-id' },
      { seat: 2, id: 'same', reason: 'duplicate-id' },
    ]);
    expect(similarity.mostSimilar).toMatchObject([{ a: { seat: 3 }, b: { seat: 4 } }]);
  });

  it('counts a declined seat as answered, and leaves it out of the comparison', () => {
    const { similarity, counts } = surveyOf([answered(1), answered(2), declined(3, 'private')]);
    expect(counts).toEqual({ ok: 2, declined: 1 });
    expect(similarity.excluded).toEqual([{ seat: 3, id: 'private', reason: 'declined' }]);
  });

  it('finds a copied number also where one of the two declined', () => {
    const { similarity } = surveyOf([answered(1, { id: 'x' }), declined(2, 'x'), answered(3), answered(4)]);
    expect(similarity.excluded.map(({ seat, reason }) => [seat, reason])).toEqual([
      [1, 'duplicate-id'],
      [2, 'duplicate-id'],
    ]);
  });

  it('says why Mahalanobis has no answer for nine students', () => {
    const nine = Array.from({ length: 9 }, (_, index) => answered(index + 1));
    const { similarity } = surveyOf(nine, { metric: 'mahalanobis' });
    expect(similarity).toMatchObject({
      refusal: { refused: 'few-students', minimum: 10, found: 9 },
      mostSimilar: [],
    });
  });

  it('of nobody has no pair', () => {
    expect(surveyOf([]).similarity).toMatchObject({ compared: 0, mostSimilar: [], ties: 0, ranking: [] });
  });

  it('leaves out two students whose numbers look the same', () => {
    const hosts = ['2026010101', '2026010101 ', '\u30002026010101', 'other'].map((id, index) =>
      answered(index + 1, { id }),
    );
    const { compared, excluded } = surveyOf(hosts).similarity;
    expect(compared).toBe(1);
    expect(excluded.map(({ seat, reason }) => [seat, reason])).toEqual([
      [1, 'duplicate-id'],
      [2, 'duplicate-id'],
      [3, 'duplicate-id'],
    ]);
  });
});
