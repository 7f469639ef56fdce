import { describe, expect, it } from 'vitest';
import { inspect } from '../../check/inspect.ts';
import { ladders } from '../../check/rules/table.ts';
import type { ExerciseName } from '../../shared/ids.ts';
import { describeWithPython, withPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';

const { signal } = new AbortController();

/** What is the headline of a check of this exercise. */
async function check(exercise: ExerciseName, at: { host: string; port: number }, transport: 'tcp' | 'udp') {
  const rules = ladders[exercise].filter(rule => !rule.strict && (rule.transport ?? transport) === transport);
  const run = { exercise, transport, rules, verbose: false, signal };
  const [host] = await inspect([{ seat: 1, ...at }], run);
  const failed = host?.rules.find(({ id }) => id === host.headline);
  return [failed?.id, failed?.finding];
}

// The servers of each lesson, right and broken, are in the table of every server.
describeWithPython('a server of the lessons', { concurrent: true, timeout: 60_000 }, () => {
  it('that is another lesson’s gives another answer', async () => {
    await withPython([['../exercises/clock_server']], async ([server]) => {
      const [rule, finding] = server ? await check('echo', server, 'tcp') : [];
      expect([rule, finding]).toEqual(['7.2', expect.objectContaining({ code: 'other-answer' })]);
    });
  });

  it('that hangs up on exit is told that the good bye is missing, and not that the conversation goes on', async () => {
    await withPython([['../beginners/leaves_without_a_word']], async ([server]) => {
      const found = server && (await check('greet', server, 'tcp'));
      expect(found).toEqual(['7.5', { code: 'no-goodbye', lacks: 'words' }]);
    });
  });
});

describe('a port without a program', () => {
  it('sends no datagram back', async () => {
    const at = { host: '127.0.0.1', port: await freePort() };
    expect(await check('echo', at, 'udp')).toEqual(['7.1', { code: 'no-datagram' }]);
  });
});
