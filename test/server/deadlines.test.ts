import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ACTS_A_TURN, type Deadline, deadlinesAfter } from '../../server/deadlines.ts';

const MS = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

describe('deadlines', () => {
  it('are acted on when their time is over, counted from the last time that they began', () => {
    const acted: string[] = [];
    const deadlines = deadlinesAfter(MS);
    const renewed = deadlines.begin(() => acted.push('renewed'));
    deadlines.begin(() => acted.push('kept'));
    const ended = deadlines.begin(() => acted.push('ended'));
    vi.advanceTimersByTime(MS / 2);
    deadlines.renew(renewed);
    deadlines.end(ended);
    vi.advanceTimersByTime(MS / 2 - 1);
    expect(acted).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(acted).toEqual(['kept']);
    vi.advanceTimersByTime(MS / 2);
    expect(acted).toEqual(['kept', 'renewed']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that are due at the same time are acted on a few in a turn, so that newcomers have their turns in between', () => {
    let acted = 0;
    const deadlines = deadlinesAfter(MS);
    for (let n = 0; n < 1_000; n++) deadlines.begin(() => acted++);
    for (let before = 0; before < 1_000; before = acted) {
      vi.advanceTimersToNextTimer();
      expect(acted - before).toBe(Math.min(ACTS_A_TURN, 1_000 - before));
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('have one timer, however many there are', () => {
    const deadlines = deadlinesAfter(MS);
    for (let n = 0; n < 1_000; n++) deadlines.begin(() => {});
    expect(vi.getTimerCount()).toBe(1);
  });

  it('come in time, once each, in whatever order they begin, begin anew and end', () => {
    const step = fc.record({
      what: fc.constantFrom('begin', 'begin', 'renew', 'end'),
      which: fc.nat(),
      afterMs: fc.constantFrom(0, 0, 1, 300, 999, 1_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), steps => {
        const deadlines = deadlinesAfter(MS);
        const dueAt = new Map<Deadline, number>();
        for (const { what, which, afterMs } of steps) {
          const known = [...dueAt.keys()][which % dueAt.size];
          const begun =
            what === 'begin' ? deadlines.begin(() => dueAt.delete(begun ?? expect.fail())) : known;
          if (begun === undefined) continue;
          if (what === 'renew') deadlines.renew(begun);
          if (what === 'end') deadlines.end(begun);
          if (what === 'end') dueAt.delete(begun);
          else dueAt.set(begun, performance.now() + MS);
          vi.advanceTimersByTime(afterMs);
          for (const [, at] of dueAt) expect(at).toBeGreaterThan(performance.now());
        }
        vi.advanceTimersByTime(MS);
        expect(dueAt.size).toBe(0);
      }),
    );
  });
});
