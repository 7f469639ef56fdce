import { afterEach, describe, expect, it } from 'vitest';
import { lacks } from '../tools/lacks.ts';
import { statusesOf } from './campus.ts';
import { openSchool, type School, SEATS } from './school.ts';

/** Troubles of the network: who reaches whom, an unplugged lab, and a slow link that loses packets. */
describe.skipIf(lacks('redis-server', 'namespaces', 'python3'))('labs with networks of their own', () => {
  let school: School | undefined;
  afterEach(async () => {
    await school?.close();
    school = undefined;
  });

  it('are surveyed by their workers where the teacher reaches no seat; one address in two labs is two seats', async () => {
    const labs = ['A101', 'B7', 'C12'];
    school = await openSchool(labs);
    const alone = await school.survey(school.crawl('--lab', 'A101'));
    expect(alone.survey.hosts.filter(({ status }) => status === 'ok')).toEqual([]);
    expect(school.asked('A101')).toEqual([]);

    const { code, survey } = await school.survey(school.crawl('--queue'));
    const ids = labs.flatMap(lab => Array.from({ length: SEATS }, (_, at) => `${lab}-${at + 1}`));
    expect(survey.hosts.map(({ student }) => student?.id)).toEqual(ids);
    expect(new Set(survey.hosts.map(({ host }) => host)).size).toBe(SEATS);
    for (const lab of labs) expect(school.asked(lab)).toEqual(Array(SEATS).fill(1));
    expect(code).toBe(0);
  });

  it('lose nothing if one is unplugged during the crawl and comes back: each seat counts once', async () => {
    school = await openSchool(['A101', 'B7']);
    const crawl = school.crawl('--queue');
    await school.untilAsked('A101', 20);
    school.switchLine('A101', 'down');
    // The lock of its shard has run out by then.
    await school.workers.get('A101')?.waitFor(/no answer from the queue/);
    school.switchLine('A101', 'up');
    const { code, survey } = await school.survey(crawl);
    expect(statusesOf(survey)).toEqual({ ok: 2 * SEATS });
    expect(new Set(survey.hosts.map(({ seat }) => seat)).size).toBe(2 * SEATS);
    expect(school.asked('A101')).toHaveLength(SEATS);
    expect(Math.max(...school.asked('A101'))).toBeLessThanOrEqual(2);
    expect(school.asked('B7')).toEqual(Array(SEATS).fill(1));
    expect(code).toBe(0);
  });

  it('are reported without the one that stays unplugged, and with it again at the next crawl', async () => {
    school = await openSchool(['A101', 'B7']);
    school.switchLine('A101', 'down');
    const without = await school.survey(school.crawl('--queue', '--wait', '3'));
    expect(statusesOf(without.survey)).toEqual({ cancelled: SEATS, ok: SEATS });
    expect(without.survey.hosts[0]?.problem).toEqual({ code: 'no-worker', lab: 'A101', afterMs: 3_000 });
    expect([without.code, without.survey.complete]).toEqual([1, false]);

    school.switchLine('A101', 'up');
    const again = await school.survey(school.crawl('--queue'));
    expect(statusesOf(again.survey)).toEqual({ ok: 2 * SEATS });
  });

  it('are whole over lines that are slow and lose packets, between teacher, queue and labs', async () => {
    school = await openSchool(['A101', 'B7'], { delayMs: 80, loss: 5 });
    const { code, survey } = await school.survey(school.crawl('--queue'));
    expect(statusesOf(survey)).toEqual({ ok: 2 * SEATS });
    for (const lab of ['A101', 'B7']) {
      expect(school.asked(lab)).toHaveLength(SEATS);
      expect(Math.max(...school.asked(lab))).toBeLessThanOrEqual(2);
    }
    expect(code).toBe(0);
  });
});
