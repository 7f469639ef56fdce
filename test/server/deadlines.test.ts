import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ACTS_A_MS, deadlinesAfter } from '../../server/deadlines.ts';

const MS = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

describe('deadlines', () => {
  it('come when the time is over, counted from the last time that it began', () => {
    const acted: string[] = [];
    const deadlines = deadlinesAfter(MS, (name: string) => acted.push(name));
    for (const name of ['renewed', 'kept', 'ended']) deadlines.begin(name);
    vi.advanceTimersByTime(MS / 2);
    deadlines.begin('renewed');
    deadlines.end('ended');
    vi.advanceTimersByTime(MS / 2 - 1);
    expect(acted).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(acted).toEqual(['kept']);
    vi.advanceTimersByTime(MS / 2);
    expect(acted).toEqual(['kept', 'renewed']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that are due at the same time come a few in a millisecond, so that newcomers are served in between', () => {
    let acted = 0;
    const deadlines = deadlinesAfter(MS, () => acted++);
    for (let n = 0; n < 1_000; n++) deadlines.begin(n);
    for (let before = 0; before < 1_000; before = acted) {
      vi.advanceTimersByTime(before === 0 ? MS : 1);
      expect(acted - before).toBe(Math.min(ACTS_A_MS, 1_000 - before));
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('have one timer, however many there are', () => {
    const deadlines = deadlinesAfter(MS, () => {});
    for (let n = 0; n < 1_000; n++) deadlines.begin(n);
    expect(vi.getTimerCount()).toBe(1);
  });

  it('come in time, once each, in whatever order they begin, begin anew and end', () => {
    const step = fc.record({
      what: fc.constantFrom('begin', 'begin', 'end'),
      owner: fc.nat({ max: ACTS_A_MS - 1 }),
      afterMs: fc.constantFrom(0, 0, 1, 300, 999, 1_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), steps => {
        const dueAt = new Map<number, number>();
        const deadlines = deadlinesAfter(MS, (owner: number) => {
          expect(performance.now()).toBeGreaterThanOrEqual(dueAt.get(owner) ?? Number.POSITIVE_INFINITY);
          dueAt.delete(owner);
        });
        for (const { what, owner, afterMs } of steps) {
          deadlines[what === 'end' ? 'end' : 'begin'](owner);
          if (what === 'end') dueAt.delete(owner);
          else dueAt.set(owner, performance.now() + MS);
          vi.advanceTimersByTime(afterMs);
          for (const at of dueAt.values()) expect(at).toBeGreaterThan(performance.now());
        }
        vi.advanceTimersByTime(MS);
        expect(dueAt.size).toBe(0);
      }),
    );
  });
});
