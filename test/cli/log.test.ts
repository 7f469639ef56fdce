import { Writable } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LINES_PER_SECOND, openLog } from '../../cli/log.ts';
import { en } from '../../messages/en/index.ts';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** A log into a stream that takes everything at once, and the lines it got since they were last asked for. */
function openPipe() {
  let got = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      got += chunk;
      done();
    },
  });
  const lines = () => {
    const lines = got.split('\n').slice(0, -1);
    got = '';
    return lines;
  };
  return { log: openLog(stream, en), lines };
}

describe('a log', () => {
  it('shows 100 lines a second, counts the rest in one line, and begins anew in the next', () => {
    const { log, lines } = openPipe();
    expect(LINES_PER_SECOND).toBe(100);
    for (let n = 0; n < 1_000; n++) log.write(`line ${n}`);
    expect(lines()).toEqual(Array.from({ length: 100 }, (_, n) => `line ${n}`));
    vi.advanceTimersByTime(1_000);
    expect(lines()).toEqual([expect.stringContaining('900 more lines in one second, not shown')]);
    log.write('again');
    expect(lines()).toEqual(['again']);
  });

  it('keeps the last of them for what is unusual', () => {
    const { log, lines } = openPipe();
    for (let n = 0; n < 1_000; n++) log.writeOrdinary('ordinary');
    log.write('unusual');
    expect(lines()).toEqual([...Array(80).fill('ordinary'), 'unusual']);
    vi.advanceTimersByTime(1_000);
    expect(lines()).toEqual([expect.stringContaining('920 more lines in one second, not shown')]);
  });

  it('says nothing of hidden lines where there are none', () => {
    const { log, lines } = openPipe();
    log.write('one');
    vi.advanceTimersByTime(5_000);
    log.close();
    expect(lines()).toEqual(['one']);
  });

  it('says at its end what is not said yet', () => {
    const { log, lines } = openPipe();
    for (let n = 0; n < 101; n++) log.write('x');
    lines();
    log.close();
    expect(lines()).toEqual([expect.stringContaining('1 more line in one second')]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on if the stream fails', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(new Error('ENOSPC: no space left on device')),
    });
    const log = openLog(full, en);
    const failed = new Promise(resolve => full.once('close', resolve));
    log.write('one');
    await failed;
    log.write('two');
    log.close();
  });

  it('drops lines if nobody reads them, instead of keeping them', () => {
    const stuck = new Writable({ write: () => {} });
    const log = openLog(stuck, en);
    for (let second = 0; second < 200; second++) {
      for (let n = 0; n < 100; n++) log.write('x'.repeat(200));
      vi.advanceTimersByTime(1_000);
    }
    expect(stuck.writableLength).toBeLessThan(1_100_000);
  });
});
