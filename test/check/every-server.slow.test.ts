import { describe, expect, it, vi } from 'vitest';
import { lacks } from '../tools/lacks.ts';
import { everyServer, findingsOf, ways } from './every-server.ts';
import { expected } from './every-server-table.ts';

/** `npm run test:repeat` asks each server this often, and expects the same each time. */
const TIMES = Number(process.env.REPEAT ?? 1);

/** A check of a server that makes its clients wait for each other takes half a minute, and longer beside others. */
const MOST_MS = 600_000 + TIMES * 60_000;

// Nearly all of a row's time is waiting for a server.
vi.setConfig({ maxConcurrency: 20 });

const servers = everyServer();

describe.skipIf(lacks('python3'))('every server of the fixtures', { timeout: MOST_MS }, () => {
  it('stands in the table', () => {
    const known = new Set(Object.keys(expected));
    expect([...servers.keys()].filter(name => !known.has(name))).toEqual([]);
  });

  const rows = Object.entries(expected).flatMap(([name, findings]) => {
    const subject = servers.get(name);
    const sure = ways.filter(way => !findings.races?.some(racing => racing === way));
    return subject ? sure.map(way => ({ name, way, subject, codes: findings[way] ?? findings.check })) : [];
  });

  it.concurrent.each(rows)('$name has exactly its findings: $way', async ({ way, subject, codes }) => {
    const found: string[][] = [];
    for (let time = 0; time < TIMES; time++) found.push(await findingsOf(subject, way));
    expect(found).toEqual(Array.from({ length: TIMES }, () => codes));
  });
});
