import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { MAX_CONNECTIONS } from '../../server/limits.ts';
import { openReception } from '../../server/reception.ts';

const ROOM = 40;
const CROWD = 500;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** A reception, and whom it has let in. A turn of the event loop takes a millisecond at most. */
function receive() {
  const letIn: number[] = [];
  return { letIn, come: openReception((guest: number) => letIn.push(guest)), turn: vi.runOnlyPendingTimers };
}

describe('a reception', () => {
  it('lets in at once who comes alone, and a room', () => {
    const { letIn, come, turn } = receive();
    for (let guest = 0; guest < ROOM; guest++) {
      come(guest);
      expect(letIn.at(-1)).toBe(guest);
      turn();
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('holds a crowd back until all are here, and lets in the newest first, and one of the oldest a turn', () => {
    const { letIn, come, turn } = receive();
    for (let guest = 0; guest < CROWD; guest++) {
      come(guest);
      turn();
    }
    const atOnce = letIn.length;
    expect(atOnce).toBeGreaterThan(ROOM);
    expect(atOnce).toBeLessThan(2 * ROOM);
    turn();
    expect(letIn.splice(atOnce)).toEqual([CROWD - 1, CROWD - 2, CROWD - 3, CROWD - 4, atOnce]);
    const good = CROWD;
    come(good);
    turn();
    expect(letIn.splice(atOnce)).toEqual([good, atOnce + 1]);
  });

  it('bears a crowd that goes on and on: it is held back once, and not for ever', () => {
    const { letIn, come, turn } = receive();
    let waiting = 0;
    let guest = 0;
    do {
      come(guest++);
      turn();
      waiting = Math.max(waiting, guest - letIn.length);
    } while (guest < 4 * MAX_CONNECTIONS);
    expect(waiting).toBeLessThanOrEqual(MAX_CONNECTIONS);
    come(guest);
    expect(letIn.at(-1)).toBe(guest);
    expect(letIn).toHaveLength(guest + 1);
  });

  it('knows the next crowd by the pause before it', () => {
    const { letIn, come, turn } = receive();
    const crowd = () => {
      const before = letIn.length;
      for (let guest = 0; guest < CROWD; guest++) {
        come(guest);
        turn();
      }
      const atOnce = letIn.length - before;
      vi.runAllTimers();
      return atOnce;
    };
    const first = crowd();
    vi.advanceTimersByTime(10);
    expect(crowd()).toBe(first);
  });

  it('lets in everybody once, whenever they come', () => {
    const step = fc.record({
      come: fc.nat({ max: 100 }),
      turns: fc.nat({ max: 20 }),
      afterMs: fc.nat({ max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        const { letIn, come, turn } = receive();
        let guests = 0;
        for (const { come: count, turns, afterMs } of steps) {
          vi.advanceTimersByTime(afterMs);
          for (let n = 0; n < count; n++) come(guests++);
          for (let n = 0; n < turns; n++) turn();
        }
        vi.runAllTimers();
        expect(letIn.sort((a, b) => a - b)).toEqual(Array.from({ length: guests }, (_, guest) => guest));
        expect(vi.getTimerCount()).toBe(0);
      }),
    );
  });
});
