import { describe, expect, it } from 'vitest';
import { behaviours } from '../../shared/behaviours.ts';
import { isWhatSurveysFind, tellsAllApart, tellsTheRest } from './mistakes.ts';
import { roomOf } from './seats.ts';

describe('the room of the referee', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(roomOf(7)).toEqual(roomOf(7));
    expect(roomOf(7)).not.toEqual(roomOf(8));
  });

  it.each([32, 40, 60])('of %i seats has every difficulty, and one student number twice', seats => {
    const room = roomOf(1, { seats });
    expect(room).toHaveLength(seats);
    const there = new Set(room.map(({ behaviour }) => behaviour));
    expect([...there].toSorted()).toEqual(behaviours.filter(name => name !== 'echo').toSorted());
    expect(new Set(room.map(({ record }) => record.id)).size).toBe(seats - 1);
    expect(room.filter(({ behaviour }) => behaviour === 'size')).toHaveLength(5);
  });

  it('tells every usual mistake by its answer', () => {
    tellsAllApart(1);
  });

  it('tells what went wrong after the comparison', () => {
    tellsTheRest(1);
  });

  it('has two pairs that tie for the right answer, the same as in a survey', () => {
    for (let seed = 1; seed <= 3; seed++) isWhatSurveysFind(seed);
  });
});
