import { expect, it } from 'vitest';
import { tellWorkerTrouble } from '../../commands/worker-trouble.ts';
import type { Sweep } from '../../crawler/sweep.ts';
import { loadMessages } from '../../messages/load.ts';
import { configSchema } from '../../shared/config.ts';
import type { HostResult } from '../../survey/result.ts';

const seat = (number: number, lab: string, rest: Partial<HostResult>): HostResult => ({
  seat: number,
  lab,
  host: '10.1.2.3',
  port: 1024,
  status: 'cancelled',
  attempts: 0,
  totalMs: 0,
  bytes: 0,
  notes: [],
  ...rest,
});

it('what a worker lacks is said once for each lab, and each result goes on', async () => {
  const noNetwork = { problem: { code: 'own-trouble', trouble: 'network' } } as const;
  const results = [
    seat(1, 'A101', noNetwork),
    seat(2, 'A101', noNetwork),
    seat(3, 'B7', { problem: { code: 'own-trouble', trouble: 'descriptors' } }),
    seat(4, 'C', { problem: { code: 'cancelled' } }),
  ];
  const byWorkers: Sweep = async (_targets, { onResult }) => {
    for (const result of results) await onResult(result);
  };
  const config = configSchema.parse({});
  const messages = await loadMessages('en');
  const [said, seen]: [string[], HostResult[]] = [[], []];
  const sweep = tellWorkerTrouble(byWorkers, { config, messages }, line => said.push(line));
  await sweep([], {
    settings: config.sweep,
    signal: new AbortController().signal,
    onResult: result => void seen.push(result),
  });
  expect(said).toEqual([
    expect.stringMatching(/^A101: .*This computer has no network/),
    expect.stringMatching(/^B7: .*This computer can open no more connections/),
  ]);
  expect(seen).toEqual(results);
});
