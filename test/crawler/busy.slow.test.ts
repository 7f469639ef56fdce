import { expect, it } from 'vitest';
import { describeWithPython, type ServerCommand, withPython } from '../fixtures/python.ts';
import { crawl, json, say } from './rows.ts';

// A crawler that was kept from reading (a thousand seats at once, a laptop that was asleep) finds its timers due and
// the answers there. What a seat sent in time must count, however late it is read.
describeWithPython('a crawler that was busy', () => {
  const servers: readonly ServerCommand[] = [
    ['says_apart', 'wait:60', say(json), 'close'],
    ['says_apart', 'wait:60', say(json), 'wait:20', 'close'],
    ['closes_with_request_unread'],
    ['keeps_open'],
  ];

  it.each([
    ['our line end', 1_700],
    ['the deadline', 2_700],
  ])('until %s was due hears what has come meanwhile', async (_what, busyMs) => {
    const results = await withPython(servers, started => {
      const targets = started.map(({ host, port }, index) => ({ seat: index + 1, host, port }));
      const crawled = crawl(targets, { attempts: 1 });
      // When all requests are sent, but not all answers have come: after an immediate, the event loop runs its timers first.
      setTimeout(() => setImmediate(keepBusy, busyMs), 30);
      return crawled;
    });
    const heard = results.map(({ status, notes }) => [status, ...notes.map(note => note.code)]);
    // It cannot know when the bytes came, only when it read them.
    const timeless = heard.map(codes => codes.filter(code => code !== 'slow'));
    expect(timeless).toEqual([['ok'], ['ok'], ['ok'], ['ok', 'kept-open']]);
  });
});

function keepBusy(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
