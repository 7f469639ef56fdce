import { describe, expect, it } from 'vitest';
import { allRules, ladders } from '../../check/rules/table.ts';
import { namesOf, selectRules } from '../../check/select.ts';
import { loadMessages } from '../../messages/load.ts';
import { ruleIds } from '../../shared/check-ids.ts';
import { expected } from './every-server-table.ts';

const { check } = await loadMessages('en');

describe('the table of rules', () => {
  it('has a title for each rule, and a rule for each title', () => {
    expect([...new Set(allRules.map(({ id }) => id))].sort()).toEqual(Object.keys(check.rules).sort());
  });

  it.each(Object.entries(ladders))('of %s has each rule above all that it needs', (_name, ladder) => {
    ladder.forEach((rule, index) => {
      const below = ladder.slice(0, index).map(({ id }) => id);
      expect(below, rule.id).toEqual(expect.arrayContaining([...rule.needs]));
    });
  });

  it('is one for each id', () => {
    expect([...new Set(allRules.map(({ id }) => id))].sort()).toEqual([...ruleIds].sort());
  });
});

describe('--only', () => {
  const ids = (only: string) => selectRules(ladders.info, only).map(({ id }) => id);

  it('takes a rule, with all that it needs', () => {
    expect(ids('2.2')).toEqual(['1.1', '1.2', '1.3', '2.1', '2.2']);
  });

  it('takes a branch', () => {
    expect(ids('3')).toEqual(['1.1', '1.2', '1.3', '2.1', '2.5', '3.1', '3.2', '3.3', '3.4']);
  });

  it('takes no beginning of an id for a branch', () => {
    expect(ids('3.')).toEqual([]);
    expect(ids('33')).toEqual([]);
    expect(ids('')).toEqual([]);
  });

  it('names what there is', () => {
    expect(namesOf(ladders.info).slice(0, 7)).toEqual(['1', '2', '3', '4', '5', '6', '1.1']);
  });
});

describe('a hint', () => {
  it('is given to some server with the fault, and to no right one', () => {
    const rows = Object.entries(expected);
    const given = (isRight: boolean) =>
      rows.filter(([name]) => name.startsWith('right/') === isRight).flatMap(([, { check }]) => check);
    expect(given(true)).toEqual([]);
    for (const code of ['silent', 'closed', 'reset', 'crashed', 'every-other', 'other-spelling', 'used-up'])
      expect([code, given(false).includes(code)]).toEqual([code, true]);
  });
});
