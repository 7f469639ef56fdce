import { describe, expect, it } from 'vitest';
import { makeSubject } from '../../check/make-subject.ts';
import { headlineOf, outcomeOf, runRules } from '../../check/run-rules.ts';
import { fail, pass, type Rule } from '../../check/subject.ts';

const { signal } = new AbortController();
// No rule here asks it for anything.
const subject = makeSubject(
  { host: '127.0.0.1', port: 1 },
  { exercise: 'info', transport: 'tcp' },
  { signal },
);
const options = { verbose: false, signal };

const rule = (id: Rule['id'], needs: Rule['needs'], test: Rule['test']): Rule => ({
  id,
  needs,
  test,
});
const good = (id: Rule['id'], ...needs: Rule['needs']) => rule(id, needs, async () => pass());
const bad = (id: Rule['id'], ...needs: Rule['needs']) => rule(id, needs, async () => fail({ code: 'echo' }));
const broken = rule('2.1', ['1.1'], async () => {
  throw new Error('our own');
});

async function states(rules: readonly Rule[]): Promise<string[]> {
  const results = await runRules(rules, subject, options);
  return results.map(({ id, state, needs }) =>
    [id, state, ...(needs === undefined ? [] : [needs])].join(' '),
  );
}

describe('a ladder', () => {
  it('is climbed to its top where every rule passes', async () => {
    expect(await states([good('1.1'), good('1.2', '1.1')])).toEqual(['1.1 passed', '1.2 passed']);
  });

  it('names the rule that failed for all that depends on it, however far up', async () => {
    expect(await states([bad('1.1'), good('1.2', '1.1'), good('1.3', '1.2')])).toEqual([
      '1.1 failed',
      '1.2 not-reached 1.1',
      '1.3 not-reached 1.1',
    ]);
  });

  it('goes on beside a failure that is not needed', async () => {
    expect(await states([good('1.1'), bad('1.2', '1.1'), good('1.3', '1.1')])).toEqual([
      '1.1 passed',
      '1.2 failed',
      '1.3 passed',
    ]);
  });

  it('tests last what ends many a server, and lists it in its place', async () => {
    const ending = { ...rule('6.3', [], async () => fail({ code: 'crash-on-leave' })), last: true } as const;
    expect(await states([ending, bad('6.4')])).toEqual(['6.3 failed', '6.4 failed']);
    expect(await states([ending, rule('6.7', [], async () => fail({ code: 'gone-afterwards' }))])).toEqual([
      '6.3 not-reached 6.7',
      '6.7 failed',
    ]);
  });

  it('ends at a crowd only where the server answers nobody after it', async () => {
    const crowd = (busy: { busy?: true }) => rule('6.7', [], async () => fail({ code: 'crowd', ...busy }));
    expect(await states([{ ...good('6.3'), last: true }, crowd({})])).toEqual(['6.3 passed', '6.7 failed']);
    expect(await states([{ ...good('6.3'), last: true }, crowd({ busy: true })])).toEqual([
      '6.3 not-reached 6.7',
      '6.7 failed',
    ]);
  });

  it('has the first failure for its headline', async () => {
    const results = await runRules([good('1.1'), bad('1.2'), bad('1.3')], subject, options);
    expect(headlineOf(results)?.id).toBe('1.2');
    expect(outcomeOf(results)).toBe('failed');
  });

  it('never counts a fault of our own against the server', async () => {
    const results = await runRules([good('1.1'), broken, good('2.2', '2.1')], subject, options);
    expect(results.map(({ state }) => state)).toEqual(['passed', 'error', 'not-reached']);
    expect(results[1]?.error).toBe('our own');
    expect(headlineOf(results)).toBeUndefined();
    expect(outcomeOf(results)).toBe('error');
  });

  it('is left where the operator gives up', async () => {
    await expect(
      runRules([good('1.1')], subject, { verbose: false, signal: AbortSignal.abort() }),
    ).rejects.toThrow();
  });
});
