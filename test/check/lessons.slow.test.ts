import { describe, expect, it } from 'vitest';
import { inspect } from '../../check/inspect.ts';
import { ladders } from '../../check/rules/table.ts';
import type { ExerciseName } from '../../shared/ids.ts';
import { describeWithPython, type ServerCommand, withPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';

const { signal } = new AbortController();

async function check(
  exercise: ExerciseName,
  at: { host: string; port: number },
  { transport = 'tcp', strict = false }: { transport?: 'tcp' | 'udp'; strict?: boolean } = {},
) {
  const rules = ladders[exercise].filter(
    rule => (strict || !rule.strict) && (rule.transport ?? transport) === transport,
  );
  const run = { exercise, transport, rules, verbose: false, signal };
  const [host] = await inspect([{ seat: 1, ...at }], run);
  const failed = host?.rules.find(({ id }) => id === host.headline);
  return { outcome: host?.outcome, rule: failed?.id, finding: failed?.finding?.code };
}

const plain = (name: string): ServerCommand => [`../exercises/${name}`];
const broken = (name: string): ServerCommand => [`../beginners/${name}`];
const passed = { outcome: 'passed', rule: undefined, finding: undefined };

describeWithPython('a server of the lessons', { concurrent: true, timeout: 60_000 }, () => {
  it.each(['echo', 'greet', 'clock'] as const)('for %s passes as the lesson has it', async exercise => {
    await withPython([plain(`${exercise}_server`)], async ([server]) => {
      expect(server && (await check(exercise, server))).toEqual(passed);
    });
  });

  it('for one client at a time passes, but for --strict', async () => {
    await withPython([plain('echo_server')], async ([server]) => {
      const strict = server && (await check('echo', server, { strict: true }));
      expect(strict).toEqual({ outcome: 'failed', rule: '7.6', finding: 'busy-with-one' });
    });
  });

  it('for datagrams passes over UDP', async () => {
    await withPython([plain('udp_echo_server')], async ([server]) => {
      expect(server && (await check('echo', server, { transport: 'udp' }))).toEqual(passed);
    });
  });

  it.each([
    ['echo', 'echoes_without_the_word', '7.2', 'other-answer'],
    ['echo', 'echoes_once', '7.3', 'one-message'],
    ['echo', 'echoes_old_bytes', '7.3', 'other-answer'],
    ['echo', 'echoes_in_ascii', '7.4', 'damaged'],
    ['greet', 'never_says_good_bye', '7.5', 'no-goodbye'],
    ['greet', 'says_good_bye_and_exits', '7.5', 'gone-afterwards'],
    ['greet', 'says_good_bye_and_waits', '7.5', 'stuck'],
  ] as const)('for %s that is %s.py fails %s as %s', async (exercise, name, rule, finding) => {
    await withPython([broken(name)], async ([server]) => {
      expect(server && (await check(exercise, server))).toEqual({ outcome: 'failed', rule, finding });
    });
  });

  it('that is another lesson’s gives another answer', async () => {
    await withPython([plain('clock_server')], async ([server]) => {
      const found = server && (await check('echo', server));
      expect(found).toEqual({ outcome: 'failed', rule: '7.2', finding: 'other-answer' });
    });
  });
});

describeWithPython('a server of greet that hangs up on exit without a word', { timeout: 60_000 }, () => {
  it('is told that the good bye is missing, and not that the conversation goes on', async () => {
    await withPython([broken('leaves_without_a_word')], async ([server]) => {
      const rules = ladders.greet.filter(({ strict, transport = 'tcp' }) => !strict && transport === 'tcp');
      const run = { exercise: 'greet', transport: 'tcp', rules, verbose: false, signal } as const;
      const [host] = server ? await inspect([{ seat: 1, ...server }], run) : [];
      const failed = host?.rules.find(({ id }) => id === host.headline);
      expect(failed?.finding).toEqual({ code: 'no-goodbye', lacks: 'words' });
    });
  });
});

describe('a port without a program', () => {
  it('sends no datagram back', async () => {
    const at = { host: '127.0.0.1', port: await freePort() };
    const found = await check('echo', at, { transport: 'udp' });
    expect(found).toEqual({ outcome: 'failed', rule: '7.1', finding: 'no-datagram' });
  });
});
