import pc from 'picocolors';
import { expect, it } from 'vitest';
import { hintsOf } from '../../check/hints.ts';
import { inspect } from '../../check/inspect.ts';
import { type HostCheck, hostCheckSchema } from '../../check/result.ts';
import { ladders } from '../../check/rules/table.ts';
import { wordFinding } from '../../check/words.ts';
import { loadMessages } from '../../messages/load.ts';
import { text } from '../../reports/check/text.ts';
import { languages } from '../../shared/language.ts';
import { describeWithPython, withPython } from '../fixtures/python.ts';
import { type Beginner, beginners } from './beginners.ts';

const rows = Object.entries(beginners).flatMap(([id, list]) =>
  list.map(beginner => ({ id, name: nameOf(beginner), beginner })),
);

/** Bytes in hex say nothing in a title. */
function nameOf({ server, finding }: Beginner): string {
  const [name] = server;
  return name === 'says' || name === 'encodes' ? `${name} (${finding})` : name.replace('../beginners/', '');
}

async function check({ server, strict }: Beginner) {
  const [host] = await withPython([server], servers =>
    inspect(
      servers.map(({ host, port }) => ({ seat: 1, host, port })),
      {
        exercise: 'info',
        transport: 'tcp',
        rules: ladders.info.filter(rule => strict || !rule.strict),
        verbose: false,
        signal: new AbortController().signal,
      },
    ),
  );
  return hostCheckSchema.parse(host);
}

/** The report says the cause and the line to change, in the words of the table that crawl has, too. */
async function expectSaid(language: (typeof languages)[number], host: HostCheck): Promise<void> {
  const messages = await loadMessages(language);
  const finding = host.rules.find(({ id }) => id === host.headline)?.finding;
  if (!finding) throw new Error('no finding');
  const { cause, hint } = wordFinding(finding, host, messages);
  // So wide that no line is broken.
  const said = text(
    {
      schema: 'peer-survey/check@1',
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 1,
      complete: true,
      exercise: 'info',
      transport: 'tcp',
      hosts: [host],
    },
    { messages, colours: pc.createColors(false), width: 1_000 },
  );
  expect(said.toLowerCase()).toContain(cause.toLowerCase());
  expect(said).toContain(hint);
  const failed = host.rules.filter(({ state }) => state === 'failed').length;
  expect(said).toContain(messages.check.next(failed));
  expect(said).not.toMatch(/undefined|NaN ms|\[object/);
}

describeWithPython('a hint', { concurrent: true, timeout: 60_000 }, () => {
  const faults = rows.filter(({ beginner }) => !beginner.advice);
  it.each(faults)('$id is the headline for $name', async ({ id, beginner }) => {
    const host = await check(beginner);
    const { outcome, headline, rules } = host;
    const failed = rules.find(rule => rule.id === headline);
    expect([outcome, failed?.finding?.code]).toEqual(['failed', beginner.finding]);
    // The kernel gives each client to one of two copies by chance, so the second visit may meet the other one already.
    expect(beginner.finding === 'two-records' ? ['6.1', '6.7'] : [beginner.rule]).toContain(headline);
    expect(failed?.hints).toContain(id);
    expect(failed?.hints).toEqual(hintsOf(beginner.finding, failed?.timeline).hints);
    for (const language of languages) await expectSaid(language, host);
  });

  const advised = rows.filter(({ beginner }) => beginner.advice);
  it.each(advised)('$id is worth a word for $name, and no fault', async ({ id, beginner }) => {
    const { outcome, rules } = await check(beginner);
    const advice = rules.find(rule => rule.id === beginner.rule)?.advice;
    expect([outcome, advice?.map(({ code }) => code)]).toEqual(['passed', [beginner.finding]]);
    expect(hintsOf(beginner.finding).hints).toEqual([id]);
  });
});

describeWithPython('silence', { concurrent: true, timeout: 60_000 }, () => {
  it.each<[string, boolean]>([
    ['mute', false],
    ['../beginners/asks_a_human', true],
  ])('of %s may be a wait for somebody to type: %s', async (name, expected) => {
    const host = await check({ server: [name], rule: '2.1', finding: 'silent' });
    expect(host.rules.find(({ id }) => id === '2.1')?.hints?.includes('T03')).toBe(expected);
  });
});

describeWithPython('a server that one rule has ended', { timeout: 60_000 }, () => {
  it('has that rule for its headline, and no later one is blamed', async () => {
    const server: Beginner['server'] = ['../beginners/trips_over_the_unknown'];
    const { headline, rules } = await check({
      server,
      rule: '6.6',
      finding: 'gone-afterwards',
      strict: true,
    });
    const strict = rules.filter(({ id }) => id.startsWith('6'));
    expect(headline).toBe('6.6');
    expect(strict.map(({ id, state }) => `${id} ${state}`)).toEqual([
      '6.1 passed',
      '6.2 passed',
      '6.3 not-reached',
      '6.4 passed',
      '6.5 passed',
      '6.6 failed',
      '6.7 not-reached',
    ]);
    expect([strict[5]?.finding?.code, strict[2]?.needs, strict[6]?.needs]).toEqual([
      'gone-afterwards',
      '6.6',
      '6.6',
    ]);
  });
});
