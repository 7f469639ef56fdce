import { describe, expect, it } from 'vitest';
import { lacks } from '../tools/lacks.ts';
import { surviveChaos } from './chaos.ts';

describe.skipIf(lacks('redis-server'))('thirty kills of workers, queue and coordinators', () => {
  it('change no survey: no seat lost, none counted twice', { timeout: 600_000 }, async () => {
    const said: string[] = [];
    const { surveys, same, kills } = await surviveChaos(30, { say: line => void said.push(line) });
    expect(said).toEqual([]);
    expect(same).toBe(surveys);
    expect(surveys).toBeGreaterThan(0);
    expect(kills.worker + kills.queue + kills.coordinator).toBe(30);
  });
});
