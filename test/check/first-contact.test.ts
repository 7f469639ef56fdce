import { describe, expect, it } from 'vitest';
import type { Connection } from '../../check/connection.ts';
import { makeFirstContact } from '../../check/first-contact.ts';
import type { Visit } from '../../check/timeline.ts';
import type { Script, Visited } from '../../check/visit.ts';
import { json } from '../crawler/rows.ts';

/** A visit that sent `get` and perhaps a line end at these times, and got the record at another. */
function seen(sentAt: readonly number[], answeredAt?: number): Visit {
  const moments = sentAt.map(at => ({ at, what: 'sent' as const }));
  const answer = { at: answeredAt ?? 0, what: 'received' as const, bytes: json.length };
  return {
    ending: answeredAt === undefined ? 'left' : 'fin',
    received: Buffer.from(answeredAt === undefined ? '' : json),
    reads: answeredAt === undefined ? [] : [{ at: answeredAt, bytes: json.length }],
    timeline: [...moments, ...(answeredAt === undefined ? [] : [answer])].sort((a, b) => a.at - b.at),
  };
}

/** Makes visits that end as listed; `waited` has the longest wait of each script. */
async function contact(...visits: Visit[]) {
  const waited: number[] = [];
  const visit = async (script: Script): Promise<Visited> => {
    const next = visits[waited.length] ?? seen([0]);
    let longest = 0;
    const connection: Connection = {
      send: () => {},
      pause: async () => {},
      waitFor: async (_isEnough, ms) => {
        longest = Math.max(longest, ms);
        return false;
      },
      endSending: () => {},
      reset: () => {},
      received: () => Buffer.alloc(0),
      isOver: () => false,
      hangUp: () => next,
    };
    await script(connection);
    waited.push(longest);
    return { visit: next };
  };
  return { ...(await makeFirstContact(visit)), waited };
}

describe('the first contact', () => {
  it('is one visit where the answer follows the request', async () => {
    const first = seen([500], 502);
    const { visited, waited } = await contact(first);
    expect(visited).toEqual({ visit: first });
    expect(waited).toHaveLength(1);
  });

  it('waits longer without a line end than the first answer took', async () => {
    const { needsLineEnd, waited } = await contact(seen([500, 2_000], 5_700), seen([0]));
    expect(waited[1]).toBeGreaterThan(5_200);
    expect(needsLineEnd).toBe(true);
  });

  it('takes an answer without a line end, however late, for a slow server', async () => {
    const plain = seen([0], 5_300);
    const { visited, needsLineEnd } = await contact(seen([500, 2_000], 5_700), plain);
    expect({ visited, needsLineEnd }).toEqual({ visited: { visit: plain }, needsLineEnd: false });
  });

  it('is the second visit where our own pause outlasted the patience of the server', async () => {
    const plain = seen([0], 900);
    expect((await contact(seen([1_300], 1_010), plain)).visited).toEqual({ visit: plain });
  });

  it('is the first visit where the server speaks at once, however late we ask', async () => {
    const first = seen([1_300], 2);
    expect((await contact(first, seen([0], 3))).visited).toEqual({ visit: first });
  });

  it('is the second visit where the server answers clients that hesitate', async () => {
    const plain = seen([0], 3);
    expect((await contact(seen([500], 300), plain)).visited).toEqual({ visit: plain });
  });

  it('is the first visit where the server speaks first, after a while', async () => {
    const first = seen([500], 300);
    const plain = seen([0], 300);
    const { visited, waited } = await contact(first, plain, plain, plain);
    expect(visited).toEqual({ visit: first });
    expect(waited).toHaveLength(4);
  });

  it('is the second visit where a line end, or quiet, is what the server waits for', async () => {
    const plain = seen([0], 300);
    expect((await contact(seen([500], 300), plain, seen([150], 152))).visited).toEqual({ visit: plain });
    expect((await contact(seen([500], 300), plain, seen([150], 450))).visited).toEqual({ visit: plain });
  });

  it('is the second visit where the server hangs up on our line end', async () => {
    const first: Visit = { ...seen([500, 2_000]), ending: 'fin' };
    const plain = seen([0]);
    expect((await contact(first, plain)).visited).toEqual({ visit: plain });
  });

  it('is the first visit where the server hangs up on us before we ask, and resets the second', async () => {
    const end = { at: 200, what: 'fin' } as const;
    const first: Visit = { ...seen([]), ending: 'fin', timeline: [end] };
    const plain = { ...seen([0]), ending: 'reset' } as const;
    expect((await contact(first, plain)).visited).toEqual({ visit: first });
    expect((await contact(first, { ...plain, ending: 'fin' })).visited.visit?.timeline).toEqual(
      plain.timeline,
    );
  });
});
