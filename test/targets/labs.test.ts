import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachTarget, type HostsOptions } from '../../targets/hosts.ts';
import { expandLabs, listsTarget, readLabs, writeLabs } from '../../targets/labs.ts';

const options: HostsOptions = {
  port: 1024,
  exclude: [],
  allowPublic: false,
  maxHosts: 4_096,
  readList: () => '10.1.2.7 王小明\n[fd00::1%eth0]:2000  Ann # front row\nseat-9.lab',
};
function seatsOf(expanded: ReturnType<typeof expandLabs>) {
  if ('problem' in expanded) throw new Error(expanded.problem.code);
  return [...eachTarget(expanded.targets)];
}

describe('the labs of a campus', () => {
  it('are numbered through, and the same address in two of them is two seats', () => {
    const labs = [
      { lab: 'A101', specs: ['10.1.1.10-11'] },
      { lab: 'B7', specs: ['10.1.1.11', '10.1.1.12:2000'] },
    ];
    expect(seatsOf(expandLabs(labs, options))).toEqual([
      { seat: 1, host: '10.1.1.10', port: 1024, lab: 'A101' },
      { seat: 2, host: '10.1.1.11', port: 1024, lab: 'A101' },
      { seat: 3, host: '10.1.1.11', port: 1024, lab: 'B7' },
      { seat: 4, host: '10.1.1.12', port: 2000, lab: 'B7' },
    ]);
  });

  it('are bounded one by one, and a mistake names its lab', () => {
    const two = (count: number) => ['A', 'B'].map((lab, at) => ({ lab, specs: [`10.${at}.0.0+${count}`] }));
    expect(seatsOf(expandLabs(two(4_096), options))).toHaveLength(8_192);
    expect(expandLabs(two(4_097), options)).toMatchObject({ lab: 'A', problem: { code: 'too-many-hosts' } });
  });

  it('can be written down and read again, whatever they were made of', () => {
    const spec = fc.constantFrom(
      '10.1.1.0/29',
      '10.1.1.3',
      '10.1.1.250+20',
      'fd00::10-fd00::1f',
      '[fd00::7]:99',
      '@list',
      'Seat-7.lab:7000',
    );
    const labs = fc.uniqueArray(
      fc.record({
        lab: fc.stringMatching(/^[A-Z][0-9]{1,3}$/),
        specs: fc.array(spec, { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 4, selector: ({ lab }) => lab },
    );
    fc.assert(
      fc.property(labs, fc.subarray(['10.1.1.4-6', 'fd00::12']), (some, exclude) => {
        const expanded = expandLabs(some, { ...options, exclude });
        if ('problem' in expanded) return;
        expect(seatsOf(readLabs(writeLabs(expanded.targets)))).toEqual(seatsOf(expanded));
      }),
    );
  });
});

describe('the list of one lab', () => {
  const expanded = expandLabs(
    [{ lab: 'A', specs: ['10.1.1.0/29', '10.1.2.1:99', 'fd00::1-fd00::9', 'seat-9.lab'] }],
    {
      ...options,
      exclude: ['10.1.1.3'],
    },
  );
  const targets = 'targets' in expanded ? expanded.targets : { count: 0, pieces: [] };

  it.each([
    ['10.1.1.1', 1024, true],
    ['10.1.1.1', 7, true],
    ['10.1.1.3', 1024, false],
    ['10.1.1.7', 1024, false],
    ['10.1.2.1', 99, true],
    ['10.1.2.1', 1024, false],
    ['fd00::5', 1024, true],
    ['fd00::a', 1024, false],
    ['seat-9.lab', 1024, true],
    ['seat-8.lab', 1024, false],
    ['!', 1024, false],
  ])('has %s at port %i: %s', (host, port, isListed) => {
    expect(listsTarget(targets, { seat: 1, host, port })).toBe(isListed);
  });
});
