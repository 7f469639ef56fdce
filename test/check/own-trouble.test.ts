import { describe, expect, it } from 'vitest';
import { makeSubject } from '../../check/make-subject.ts';
import { OwnTroubleError, whenPossible } from '../../check/own-trouble.ts';
import { runRules } from '../../check/run-rules.ts';
import { pass, type Rule } from '../../check/subject.ts';
import { wordError } from '../../check/words.ts';
import { loadMessages } from '../../messages/load.ts';

const { signal } = new AbortController();

/** A shortage that gives a turn this often, and none after that. */
function turns(count: number) {
  let waits = 0;
  let passes = 0;
  return {
    shortage: { wait: async () => ++waits <= count, pass: () => void passes++ },
    counts: () => ({ waits, passes }),
  };
}

describe('what this computer lacks', () => {
  it.each(['descriptors', 'ports'] as const)('is waited for where it is %s', async trouble => {
    const { shortage, counts } = turns(2);
    let tries = 0;
    const attempt = async () => {
      if (++tries < 3) throw new OwnTroubleError(trouble);
      return 'done';
    };
    expect(await whenPossible(attempt, { signal, shortage })).toBe('done');
    expect(counts()).toEqual({ waits: 2, passes: 1 });
  });

  it('is an error where waiting is of no use', async () => {
    for (const [trouble, waits] of [
      ['descriptors', 1],
      ['network', 0],
      ['names', 0],
    ] as const) {
      const { shortage, counts } = turns(0);
      const attempt = () => Promise.reject(new OwnTroubleError(trouble));
      await expect(whenPossible(attempt, { signal, shortage })).rejects.toMatchObject({ trouble });
      expect(counts().waits).toBe(waits);
    }
  });

  it('is no fault of the server, in the language of the report', async () => {
    const rule: Rule = {
      id: '1.1',
      needs: [],
      test: () => Promise.reject(new OwnTroubleError('network')),
    };
    const next: Rule = { id: '1.2', needs: ['1.1'], test: async () => pass() };
    const subject = makeSubject(
      { host: '127.0.0.1', port: 1 },
      { exercise: 'info', transport: 'tcp' },
      { signal },
    );
    const results = await runRules([rule, next], subject, { verbose: false, signal });
    expect(results.map(({ state, trouble }) => [state, trouble])).toEqual([
      ['error', 'network'],
      ['not-reached', undefined],
    ]);
    const [first] = results;
    if (!first) throw new Error('no result');
    expect(wordError(first, await loadMessages('zh-CN'))).toContain('不是服务器的问题');
    expect(wordError(first, await loadMessages('en'))).toMatch(/^this computer has no network/);
  });
});
