import { expect, it } from 'vitest';
import { describeWithPython, withPython } from '../fixtures/python.ts';
import { between, crawl, json, say, says } from './rows.ts';

describeWithPython('an object', () => {
  it('is the same reply at whichever byte it is cut in two', async () => {
    const answer = { id: '学号😀', height: 168, weight: 59, size: 'L' };
    const cuts = Buffer.byteLength('{"id": "学号😀", "height": 168, "weight": 59, "size": "大"}') - 1;
    const results = await withPython([['splits_anywhere']], ([server]) => {
      const seat = (_: unknown, index: number) => ({ seat: index + 1, host: '', port: 0, ...server });
      return crawl(Array.from({ length: cuts }, seat), { concurrency: 1 });
    });
    expect(results.map(result => result.student)).toEqual(Array(cuts).fill(answer));
  });

  it('brings the notes that say how it came, with their numbers', async () => {
    const servers = [
      ['says', say(json.slice(0, 9)), 'wait:600', say(json.slice(9)), 'keep'],
      says(`{"name": "Li", "学号": 1, ${json.slice(1)}`),
    ] as const;
    const [slow, extra] = await withPython(servers, started =>
      crawl(started.map(({ host, port }, index) => ({ seat: index + 1, host, port }))),
    );
    expect(slow?.notes).toEqual([
      { code: 'kept-open' },
      { code: 'in-pieces', pieces: 2, overMs: between(590, 1_500) },
    ]);
    expect(slow).toMatchObject({ attempts: 1, bytes: json.length, firstByteMs: between(0, 500) });
    expect(slow?.totalMs).toBeGreaterThan(740);
    expect(extra?.notes).toEqual([{ code: 'extra-keys', keys: ['name', '学号'] }]);
  });
});
