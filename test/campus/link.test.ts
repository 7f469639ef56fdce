import { describe, expect, it } from 'vitest';
import { makeLink } from '../../campus/link.ts';
import type { LinkNews } from '../../campus/shard-queue.ts';
import { QueueTrouble } from '../../campus/trouble.ts';

function openLink() {
  const said: LinkNews[] = [];
  const troubles: string[] = [];
  const link = makeLink(news => said.push(news));
  link.failed.catch(({ code }) => troubles.push(code));
  return { link, said, troubles };
}

describe('a link to the queue', () => {
  it('says once that it is lost, however many reasons come, and once that it is back', () => {
    const { link, said } = openLink();
    for (const reason of ['ECONNREFUSED', 'ETIMEDOUT', 'ECONNREFUSED', 'Connection is closed.']) {
      link.lose(new Error(reason));
      link.close();
    }
    expect(link.said()).toBe('ECONNREFUSED');
    link.ready();
    link.ready();
    expect(said).toEqual([{ code: 'lost', reason: 'ECONNREFUSED' }, { code: 'back' }]);
    expect(link.said()).toBe('');
  });

  it('says nothing of a connection that was closed here', () => {
    const { link, said } = openLink();
    link.lose(new Error('Connection is closed.'));
    expect([said, link.said()]).toEqual([[], '']);
  });

  it('says that the queue refuses for now, and asks again until it does not', async () => {
    const { link, said } = openLink();
    const answers = [new Error('LOADING Redis is loading the dataset in memory'), undefined];
    const ask = async () => {
      const error = answers.shift();
      if (error) throw error;
      return 7;
    };
    expect(await link.insist(ask)).toBe(7);
    expect(said.map(({ code }) => code)).toEqual(['refuses', 'back']);
  });

  it('hands on what is about one command only, and does not call the queue gone', async () => {
    const { link, said, troubles } = openLink();
    const wrong = Object.assign(new Error('WRONGTYPE Operation'), { name: 'ReplyError' });
    await expect(link.insist(() => Promise.reject(wrong))).rejects.toMatchObject({ code: 'wrong-data' });
    expect([said, troubles]).toEqual([[], []]);
    link.lose(wrong);
    expect(said).toEqual([{ code: 'refuses', reason: 'WRONGTYPE Operation' }]);
  });

  it('says nothing more after it has failed, and fails every call', async () => {
    const { link, said, troubles } = openLink();
    link.fail(new QueueTrouble('unreachable', ''));
    link.lose(new Error('ECONNRESET'));
    link.lose(new Error('NOPERM'));
    link.close();
    link.ready();
    await expect(link.insist(() => Promise.reject(new Error('closed')))).rejects.toThrow('unreachable');
    expect([said, troubles]).toEqual([[], ['unreachable']]);
  });
});
