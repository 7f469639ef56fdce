import { describe, expect, it } from 'vitest';
import { watchLoops } from '../../server/loops.ts';

const bytes = (text: string) => Buffer.from(text);

describe('a loop', () => {
  it('is 50 datagrams running that each equal the answer before them; it gets nothing for 5 s, and is said once', () => {
    const loops = watchLoops();
    const verdicts = Array.from({ length: 60 }, (_, n) => {
      const verdict = loops.judge('10.0.0.1:7', bytes(`answer ${n - 1}`), n);
      if (verdict === 'fine') loops.noteAnswer('10.0.0.1:7', bytes(`answer ${n}`));
      return verdict;
    });
    // The first has no answer before it.
    expect(verdicts.slice(0, 50)).toEqual(Array(50).fill('fine'));
    expect(verdicts.slice(50)).toEqual(['loop', ...Array(9).fill('paused')]);
    expect(loops.judge('10.0.0.1:7', bytes('hello'), 5_049)).toBe('paused');
    expect(loops.judge('10.0.0.1:7', bytes('hello'), 5_050)).toBe('fine');
  });

  it('is not there where one datagram in between is another', () => {
    const loops = watchLoops();
    for (let n = 0; n < 200; n++) {
      const message = n % 49 === 0 ? 'something else' : `answer ${n - 1}`;
      expect(loops.judge('10.0.0.1:7', bytes(message), n)).toBe('fine');
      loops.noteAnswer('10.0.0.1:7', bytes(`answer ${n}`));
    }
  });

  it('is of one sender: another port of the same address is another sender', () => {
    const loops = watchLoops();
    const echo = (sender: string, count: number) => {
      for (let n = 0; n < count; n++) {
        expect(loops.judge(sender, bytes('same'), 0)).toBe('fine');
        loops.noteAnswer(sender, bytes('same'));
      }
    };
    echo('10.0.0.1:7', 50);
    echo('10.0.0.1:8', 50);
    expect(loops.judge('10.0.0.1:7', bytes('same'), 0)).toBe('loop');
    expect(loops.judge('10.0.0.1:8', bytes('other'), 0)).toBe('fine');
  });

  it('is a sender that asks 200 times a second for 5 s on end, whatever it says', () => {
    const loops = watchLoops();
    const ask = (now: number) => loops.judge('127.0.0.1:7', bytes('x'), now);
    for (let now = 0; now < 5_000; now += 5) expect(ask(now)).toBe('fine');
    expect(ask(5_000)).toBe('loop');
    expect(ask(5_001)).toBe('paused');
    expect(ask(10_000)).toBe('fine');
  });

  it.each([
    ['199 times a second', (second: number) => (second >= 0 ? 199 : 0)],
    [
      '200 times a second, but for one second of each five',
      (second: number) => (second % 5 === 4 ? 199 : 200),
    ],
    ['200 times a second, with a pause after four', (second: number) => (second % 6 > 3 ? 0 : 200)],
  ])('is not a sender that asks %s', (_, datagramsIn) => {
    const loops = watchLoops();
    for (let second = 0; second < 30; second++) {
      for (let n = 0; n < datagramsIn(second); n++) {
        expect(loops.judge('127.0.0.1:7', bytes('x'), second * 1_000 + n)).toBe('fine');
      }
    }
  });

  it('is looked for in bounded memory, however many senders there are', () => {
    const loops = watchLoops();
    for (let n = 0; n < 100_000; n++) loops.judge(`10.0.${n >> 8}.1:${n}`, bytes('x'), n / 100);
    expect(loops.size()).toBeLessThanOrEqual(4_096);
    loops.judge('10.0.0.1:7', bytes('x'), 10_000);
    expect(loops.size()).toBe(1);
  });
});
