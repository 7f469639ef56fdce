import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { causes, hintsOf } from '../../../check/hints.ts';
import type { Check, HostCheck, RuleResult } from '../../../check/result.ts';
import type { Finding } from '../../../check/subject.ts';
import { loadMessages } from '../../../messages/load.ts';
import { checkReports } from '../../../reports/check/format.ts';
import { describeWithPython } from '../../fixtures/python.ts';
import { pathOf } from '../../tools/lacks.ts';

const context = { messages: await loadMessages('en'), colours: pc.createColors(false), width: 80 };
const { text, json, junit } = checkReports;

const passed: RuleResult = { id: '1.1', state: 'passed', advice: [], ms: 3 };

function failing(finding: Finding): RuleResult {
  return { id: '4.1', state: 'failed', finding, ...hintsOf(finding.code), advice: [], ms: 1 };
}

function host(seat: number, ...rules: RuleResult[]): HostCheck {
  const failed = rules.find(({ state }) => state === 'failed');
  const outcome = rules.some(({ state }) => state === 'error') ? 'error' : failed ? 'failed' : 'passed';
  const headline = failed ? { headline: failed.id } : {};
  return { seat, host: `10.0.0.${seat}`, port: 1024, outcome, ...headline, rules };
}

function check(...hosts: HostCheck[]): Check {
  return {
    schema: 'peer-survey/check@1',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 9,
    complete: true,
    exercise: 'info',
    transport: 'tcp',
    hosts,
  };
}

describe('the text of one server', () => {
  it('names the causes that look the same from the wire, and the test that tells them apart', () => {
    const said = text(check(host(3, failing({ code: 'refused', afterMs: 1 }))), context);
    for (const id of ['N03', 'N04', 'N07', 'N11', 'N12']) expect(said).toContain(`[${id}]`);
    expect(said).toContain('peer-survey check 127.0.0.1:1024');
  });

  it('does not advise a check on the server’s own computer if it runs there already', () => {
    const here = { ...host(3, failing({ code: 'refused', afterMs: 1 })), host: '127.0.0.1' };
    expect(text(check(here), context)).not.toContain('peer-survey check');
  });

  it('says that this computer was busy, if a server failed meanwhile', () => {
    const failed = host(3, failing({ code: 'silent', afterMs: 1 }));
    expect(text(check({ ...failed, busy: true }), context)).toContain('This computer was very busy');
    expect(text(check({ ...failed, busy: true }, host(4)), context)).toContain('This computer was very busy');
    expect(text(check(failed), context)).not.toContain('busy');
  });

  it('says of a fault of our own that it is ours', () => {
    const said = text(
      check(host(1, passed, { id: '1.2', state: 'error', error: 'EMFILE', advice: [], ms: 0 })),
      context,
    );
    expect(said).toContain('the checker itself failed here, not the server: EMFILE');
  });

  it('has a sentence for each cause of a group, in the table of causes', () => {
    const grouped = Object.values(causes).filter(ids => ids.length > 1);
    expect(Object.keys(context.messages.check.causes).sort()).toEqual([...new Set(grouped.flat())].sort());
  });
});

describe('the text of a class', () => {
  const dict = failing({ code: 'python-dict' });
  const inPython = (seat: number) => ({ ...host(seat, dict), writtenIn: 'python' }) as const;
  const said = text(
    check(host(1, passed), inPython(2), host(3, failing({ code: 'http' })), inPython(4)),
    context,
  );

  it('has a line for each server', () => {
    for (const seat of [1, 2, 3, 4]) expect(said).toMatch(new RegExp(`[✓✗] 10\\.0\\.0\\.${seat}:1024`));
  });

  it('counts the seats of each cause, the most common first, with its hint', () => {
    const [first, second] = said.split('\n').filter(line => /seats?: /.test(line));
    expect(first).toContain('2 seats: sent Python’s own form of a dict');
    expect(second).toContain('1 seat: answers in HTTP');
    expect(said.trim().split('\n').at(-2)).toContain('json.dumps(record) writes JSON');
    expect(said).toContain('1 of 4 seats pass every rule.');
  });
});

describe('JSON', () => {
  it('is the check, whatever a server sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), after => {
        const whole = check(host(1, failing({ code: 'trailing-data', after })));
        const said = json(whole);
        expect(JSON.parse(said)).toEqual(whole);
        expect(said).not.toMatch(/[\x7f-\x9f\u202e\ufeff]/);
      }),
      { numRuns: 30 },
    );
  });
});

describeWithPython('JUnit', () => {
  const parse = (xml: string) =>
    execFileSync(
      pathOf('python3'),
      [
        '-c',
        'import sys, xml.dom.minidom as m; print(m.parseString(sys.stdin.buffer.read()).documentElement.tagName)',
      ],
      { input: xml, encoding: 'utf8' },
    ).trim();

  it('tells failures, errors and skips apart', () => {
    const rules: RuleResult[] = [
      passed,
      failing({ code: 'echo' }),
      { id: '4.2', state: 'not-reached', needs: '4.1', advice: [], ms: 0 },
      { id: '6.1', state: 'error', error: 'ours', advice: [], ms: 0 },
    ];
    const xml = junit(check(host(1, ...rules)), context);
    expect(xml).toContain('tests="4" failures="1" errors="1" skipped="1"');
    expect(xml).toContain('<failure type="echo"');
    expect(xml).toContain('<skipped message="not reached (needs 4.1)"/>');
    expect(xml).toMatch(/<error message="[^"]*ours"\/>/);
    expect(parse(xml)).toBe('testsuites');
  });

  it('is XML, whatever a server sent', () => {
    const hostile = '\0\x1b]\ud800\ufffe</failure>&"\'<![CDATA[ \u0085';
    const evidence = { text: hostile, hex: '', before: 0, after: 0 };
    const rule = { ...failing({ code: 'trailing-data', after: hostile }), evidence };
    expect(parse(junit(check(host(1, rule)), context))).toBe('testsuites');
  });
});
