import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachTarget, expandTargets, type HostsOptions, type Target } from '../../targets/hosts.ts';

const defaults: HostsOptions = {
  port: 1024,
  exclude: [],
  allowPublic: true,
  maxHosts: 4_096,
  readList: () => '',
};

describe('the forms of a target', () => {
  it.each([
    ['10.1.2.10', ['10.1.2.10:1024']],
    ['10.1.2.10-12', ['10.1.2.10:1024', '10.1.2.11:1024', '10.1.2.12:1024']],
    ['10.1.2.10-10', ['10.1.2.10:1024']],
    ['10.1.2.254-10.1.3.1', ['10.1.2.254:1024', '10.1.2.255:1024', '10.1.3.0:1024', '10.1.3.1:1024']],
    ['10.1.2.255+2', ['10.1.2.255:1024', '10.1.3.0:1024']],
    ['255.255.255.255+1', ['255.255.255.255:1024']],
    ['10.1.2.0/30', ['10.1.2.1:1024', '10.1.2.2:1024']],
    ['10.1.2.3/30', ['10.1.2.1:1024', '10.1.2.2:1024']],
    ['10.1.2.0/31', ['10.1.2.0:1024', '10.1.2.1:1024']],
    ['10.1.2.7/32', ['10.1.2.7:1024']],
    ['10.1.2.7:2000', ['10.1.2.7:2000']],
    ['127.0.0.1-2:2000', ['127.0.0.1:2000', '127.0.0.2:2000']],
    ['127.0.0.1-127.0.0.2:2000', ['127.0.0.1:2000', '127.0.0.2:2000']],
    ['127.0.0.1+2:65535', ['127.0.0.1:65535', '127.0.0.2:65535']],
    ['127.0.0.4/31:1', ['127.0.0.4:1', '127.0.0.5:1']],
    ['::1', ['[::1]:1024']],
    ['FD00:0::0001', ['[fd00::1]:1024']],
    ['[fd00::1]:2000', ['[fd00::1]:2000']],
    ['[fd00::1]', ['[fd00::1]:1024']],
    ['fd00::/127', ['[fd00::]:1024', '[fd00::1]:1024']],
    ['[fd00::/127]:2000', ['[fd00::]:2000', '[fd00::1]:2000']],
    ['fd00::ffff-fd00::1:0', ['[fd00::ffff]:1024', '[fd00::1:0]:1024']],
    ['fd00::9+2', ['[fd00::9]:1024', '[fd00::a]:1024']],
    ['fe80::1%eth0', ['[fe80::1%eth0]:1024']],
    ['[fe80::1%br-lan+2]:2000', ['[fe80::1%br-lan]:2000', '[fe80::2%br-lan]:2000']],
    ['::ffff:10.1.2.3', ['10.1.2.3:1024']],
    ['localhost', ['localhost:1024']],
    ['seat-7.lab', ['seat-7.lab:1024']],
    ['SEAT-7.lab:2000', ['seat-7.lab:2000']],
    ['3f-seat_7', ['3f-seat_7:1024']],
    ['0.pool.lab', ['0.pool.lab:1024']],
    ['  10.1.2.10 ', ['10.1.2.10:1024']],
  ])('%s', (spec, expected) => {
    expect(written([spec])).toEqual(expected);
  });
});

describe('a target that cannot be read', () => {
  it.each([
    ['10.1.2.10-5', { code: 'range-backwards' }],
    ['10.1.3.0-10.1.2.255', { code: 'range-backwards' }],
    ['10.1.2.10-300', { code: 'octet-too-large', octet: '300' }],
    ['10.0.0.256', { code: 'octet-too-large', octet: '256' }],
    ['10.0.0.1-10.0.256.1', { code: 'octet-too-large', octet: '256' }],
    ['10.0.300.0/24', { code: 'octet-too-large', octet: '300' }],
    ['10.0.0.010', { code: 'leading-zero', octet: '010' }],
    ['10.0.0.1-010', { code: 'leading-zero', octet: '010' }],
    ['10.0.0.00+4:2000', { code: 'leading-zero', octet: '00' }],
    ['10.0.0.0/33', { code: 'bad-prefix', prefix: '33', limit: 32 }],
    ['10.0.0.0/', { code: 'bad-prefix', prefix: '', limit: 32 }],
    ['10.0.0.0/08', { code: 'bad-prefix', prefix: '08', limit: 32 }],
    ['fd00::/129', { code: 'bad-prefix', prefix: '129', limit: 128 }],
    ['10.0.0.1+0', { code: 'bad-count', count: '0' }],
    ['10.0.0.1+-4', { code: 'bad-count', count: '-4' }],
    ['10.0.0.1+４', { code: 'bad-count', count: '４' }],
    ['255.255.255.250+7', { code: 'past-the-end' }],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff+2', { code: 'past-the-end' }],
    ['10.0.0.1:0', { code: 'bad-port', port: '0' }],
    ['10.0.0.1:70000', { code: 'bad-port', port: '70000' }],
    ['10.0.0.1-40:65536', { code: 'bad-port', port: '65536' }],
    ['10.0.0.1:080', { code: 'bad-port', port: '080' }],
    ['10.0.0.1:', { code: 'bad-port', port: '' }],
    ['localhost:http', { code: 'bad-port', port: 'http' }],
    ['[::1]:0', { code: 'bad-port', port: '0' }],
  ])('%s says where it is wrong', (text, problem) => {
    expect(expandTargets([text], defaults)).toEqual({ problem: { ...problem, text } });
  });

  it.each([
    ...['', '@', '7', '10.0.0', '10.0.0.1.2', '10.0.0.', '10.0.0.1-', '10.0.0.1-x', '10.O.0.1', '10.0.0.l0'],
    ...['10.0.0.1 - 40', '10.0.0.1:1-10.0.0.2:1', '10.0.0.1-9/24', '１０.0.0.1', '10.0.0.*'],
    ...['[10.0.0.1]:80', '[::1', '[::1]80', '::1::2', 'fd00::1-40', '10.0.0.1-fd00::1', 'fe80::1%eth0:2000'],
    ...['http://10.0.0.1:1024/', 'http://lab', 'seat 7', 'seat..lab', '-seat', '座位', 'a'.repeat(254)],
  ])('%j is neither an address nor a host name', text => {
    expect(expandTargets([text], defaults)).toEqual({ problem: { code: 'bad-target', text } });
  });

  it('is found among the exclusions as well', () => {
    const problem = { code: 'range-backwards', text: '10.0.0.9-1' };
    expect(expandTargets(['10.0.0.1'], { ...defaults, exclude: ['10.0.0.9-1'] })).toEqual({ problem });
  });

  it('never throws, whatever is typed', () => {
    const likely = fc.string({ unit: fc.constantFrom(...'0123456789.:-+/[]%@#af '), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(likely, fc.string()), text => {
        const result = expandTargets([text], defaults);
        expect('targets' in result || result.problem.code).toBeTruthy();
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a range', () => {
  const address = fc.nat(0xff_ff_ff_ff);
  const length = fc.integer({ min: 1, max: 600 });

  it('from a to b has b - a + 1 addresses in order, across octets too', () => {
    fc.assert(
      fc.property(address, length, (first, count) => {
        fc.pre(first + count - 1 <= 0xff_ff_ff_ff);
        const expected = Array.from({ length: count }, (_, at) => dotted(first + at));
        expect(hosts([`${dotted(first)}-${dotted(first + count - 1)}`])).toEqual(expected);
      }),
    );
  });

  it('of a+n has n addresses from a on', () => {
    fc.assert(
      fc.property(address, length, (first, count) => {
        fc.pre(first + count - 1 <= 0xff_ff_ff_ff);
        const found = hosts([`${dotted(first)}+${count}`]);
        expect(found).toHaveLength(count);
        expect([found.at(0), found.at(-1)]).toEqual([dotted(first), dotted(first + count - 1)]);
      }),
    );
  });

  it('of a CIDR up to /30 has all addresses of the network but its first and its last', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 22, max: 30 }), (inside, prefix) => {
        const size = 2 ** (32 - prefix);
        const network = inside - (inside % size);
        const expected = Array.from({ length: size - 2 }, (_, at) => dotted(network + 1 + at));
        expect(hosts([`${dotted(inside)}/${prefix}`])).toEqual(expected);
      }),
    );
  });
});

describe('the seats', () => {
  it('are numbered in the order of the targets, without duplicates', () => {
    const specs = [
      '10.0.0.3',
      '10.0.0.1-4',
      'Localhost',
      '10.0.0.2:2000',
      '::ffff:10.0.0.1',
      'localhost',
      '10.0.0.0/30',
    ];
    expect(written(specs)).toEqual([
      '10.0.0.3:1024',
      '10.0.0.1:1024',
      '10.0.0.2:1024',
      '10.0.0.4:1024',
      'localhost:1024',
      '10.0.0.2:2000',
    ]);
    expect(expand(specs).map(({ seat }) => seat)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('are those of a plain walk over all targets with a set of what was seen', () => {
    const spec = fc.record({
      first: fc.integer({ min: 0, max: 60 }),
      count: fc.integer({ min: 1, max: 12 }),
      port: fc.option(fc.constantFrom(1024, 2000), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(spec, { minLength: 1, maxLength: 12 }),
        fc.array(spec, { maxLength: 4 }),
        (specs, out) => {
          const walk = (list: typeof specs, ports: readonly number[]) =>
            list.flatMap(({ first, count, port }) =>
              Array.from({ length: count }, (_, at) => dotted(0x0a_00_00_e0 + first + at)).flatMap(host =>
                (port === undefined ? ports : [port]).map(port => `${host}:${port}`),
              ),
            );
          const write = ({ first, count, port }: (typeof specs)[number]) =>
            `${dotted(0x0a_00_00_e0 + first)}+${count}${port === undefined ? '' : `:${port}`}`;
          const excluded = new Set(walk(out, [1024, 2000]));
          const expected = [...new Set(walk(specs, [1024]))].filter(place => !excluded.has(place));

          const result = expandTargets(specs.map(write), { ...defaults, exclude: out.map(write) });
          if (expected.length === 0) {
            expect(result).toEqual({ problem: { code: 'all-excluded' } });
            return;
          }
          const targets = 'targets' in result ? [...eachTarget(result.targets)] : [];
          expect(targets.map(({ host, port }) => `${host}:${port}`)).toEqual(expected);
          expect(targets.map(({ seat }) => seat)).toEqual(expected.map((_, at) => at + 1));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('several targets in one word', () => {
  it.each([
    '10.0.0.9:1024,10.0.0.1-2:1024,pc-7',
    '10.0.0.9, 10.0.0.1-2 ,pc-7,',
    '10.0.0.9 10.0.0.1-2\tpc-7',
    '10.0.0.9、10.0.0.1-2，pc-7',
  ])('%j keep their order', text => {
    expect(hosts([text])).toEqual(['10.0.0.9', '10.0.0.1', '10.0.0.2', 'pc-7']);
  });

  it('are excluded one by one', () => {
    expect(hosts(['10.0.0.1-4'], { exclude: ['10.0.0.1,10.0.0.3'] })).toEqual(['10.0.0.2', '10.0.0.4']);
  });

  it('of which one is wrong name that one', () => {
    expect(expandTargets(['10.0.0.1,10.0.0.300'], defaults)).toEqual({
      problem: { code: 'octet-too-large', octet: '300', text: '10.0.0.300' },
    });
  });
});

describe('an exclusion', () => {
  it('without a port holds for every port, and with one only there', () => {
    const specs = ['10.0.0.1', '10.0.0.1:2000', '10.0.0.2', '10.0.0.2:2000'];
    expect(written(specs, { exclude: ['10.0.0.1', '10.0.0.2:2000'] })).toEqual(['10.0.0.2:1024']);
  });

  it('takes the network and the broadcast address of a CIDR too', () => {
    expect(written(['10.0.0.254-10.0.2.1'], { exclude: ['10.0.1.0/24'] })).toEqual([
      '10.0.0.254:1024',
      '10.0.0.255:1024',
      '10.0.2.0:1024',
      '10.0.2.1:1024',
    ]);
  });

  it('takes host names as they are written, in any letter case', () => {
    expect(hosts(['seat-1', 'seat-2'], { exclude: ['SEAT-1'] })).toEqual(['seat-2']);
  });

  it('without a zone holds in every zone', () => {
    const specs = ['fe80::1%eth0', 'fe80::2%eth0', 'fe80::2%eth1'];
    expect(hosts(specs, { exclude: ['fe80::1', 'fe80::2%eth1'] })).toEqual(['fe80::2%eth0']);
  });

  it('may be a list', () => {
    const readList = () => '10.0.0.1\n10.0.0.3 broken screen\n';
    expect(hosts(['10.0.0.1-4'], { exclude: ['@absent.txt'], readList })).toEqual(['10.0.0.2', '10.0.0.4']);
  });

  it('that leaves nobody is a problem of its own', () => {
    const result = expandTargets(['10.0.0.1-4'], { ...defaults, exclude: ['10.0.0.0/24'] });
    expect(result).toEqual({ problem: { code: 'all-excluded' } });
  });
});

describe('a list', () => {
  it('has a target a line, with comments, blank lines and names of seats', () => {
    const list =
      '\uFEFF# Room 401\r\n\r\n10.0.0.7  Window row 2 \r\n10.0.0.8:2000\t3 # by the door\r\n  lab-9#1\n10.0.0.1-2 靠窗';
    expect(
      expandTargets(['10.0.0.9', '@room 401.txt'], { ...defaults, readList: path => `${list}\n#${path}` }),
    ).toEqual({
      problem: { code: 'bad-target', text: 'lab-9#1', path: 'room 401.txt', line: 5 },
    });
    expect(expand(['10.0.0.9', '@room.txt'], { readList: () => list.replace('#1', '') })).toEqual([
      { seat: 1, host: '10.0.0.9', port: 1024 },
      { seat: 2, host: '10.0.0.7', port: 1024, name: 'Window row 2' },
      { seat: 3, host: '10.0.0.8', port: 2000, name: '3' },
      { seat: 4, host: 'lab-9', port: 1024 },
      { seat: 5, host: '10.0.0.1', port: 1024, name: '靠窗' },
      { seat: 6, host: '10.0.0.2', port: 1024, name: '靠窗' },
    ]);
  });

  it.each([
    '10.0.0.1 - 40',
    '10.0.0.1  - 40',
    '10.0.0.1 – 40',
    '10.0.0.1 ～ 40',
    '10.0.0.1 -40',
    '10.0.0.1 +40',
    '10.0.0.1 /24',
    '10.0.0.1,Li',
    '10.0.0.1, Li, Lei',
    '10.0.0.1 , pc-2',
  ])('does not take the rest of %j for a name', text => {
    const result = expandTargets(['@room.txt'], { ...defaults, readList: () => `\n${text}\n` });
    expect(result).toEqual({ problem: { code: 'bad-target', text, path: 'room.txt', line: 2 } });
  });

  it('may have several targets on a line, between commas or blanks, with one name', () => {
    const readList = () => '10.0.0.9,10.0.0.1-2 Window\n10.0.0.3, 10.0.0.4\n10.0.0.5 10.0.0.6\npc-1，pc-2';
    expect(expand(['@room.txt'], { readList }).map(({ host, name }) => [host, name])).toEqual([
      ['10.0.0.9', 'Window'],
      ['10.0.0.1', 'Window'],
      ['10.0.0.2', 'Window'],
      ...['10.0.0.3', '10.0.0.4', '10.0.0.5', '10.0.0.6', 'pc-1', 'pc-2'].map(host => [host, undefined]),
    ]);
  });

  it('does not name another list', () => {
    const problem = { code: 'nested-list', text: '@other.txt', path: 'room.txt', line: 1 };
    expect(expandTargets(['@room.txt'], { ...defaults, readList: () => '@other.txt' })).toEqual({ problem });
  });
});

describe('no targets', () => {
  it('are a problem, whether none is given or the list is empty', () => {
    expect(expandTargets([], defaults)).toEqual({ problem: { code: 'no-targets' } });
    const readList = () => '# nobody yet\n';
    expect(expandTargets(['@room.txt'], { ...defaults, readList })).toEqual({
      problem: { code: 'no-targets' },
    });
  });
});

describe('a public address', () => {
  const careful = { ...defaults, allowPublic: false };

  it.each([
    ['8.8.8.8', '8.8.8.8'],
    ['10.255.255.250-11.0.0.5', '11.0.0.0'],
    ['9.255.255.250-10.0.0.5', '9.255.255.250'],
    ['172.31.255.255+2', '172.32.0.0'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:8.8.8.8', '8.8.8.8'],
  ])('in %s is a problem unless it is allowed', (text, host) => {
    expect(expandTargets(['127.0.0.1', text], careful)).toEqual({
      problem: { code: 'public-address', text, host },
    });
    expect(hosts(['127.0.0.1', text])).toContain(host);
  });

  it.each([
    ['0.0.0.0', 'bind-address', '0.0.0.0'],
    ['::', 'bind-address', '::'],
    ['0.0.0.0+4', 'bind-address', '0.0.0.0'],
    ['0.1.2.3', 'no-machine', '0.1.2.3'],
    ['224.0.0.1', 'no-machine', '224.0.0.1'],
    ['239.255.255.250-253', 'no-machine', '239.255.255.250'],
    ['240.0.0.0/24', 'no-machine', '240.0.0.1'],
    ['255.255.255.255', 'no-machine', '255.255.255.255'],
    ['::ffff:224.0.0.1', 'no-machine', '224.0.0.1'],
    ['ff02::1', 'no-machine', 'ff02::1'],
    ['223.255.255.255', 'public-address', '223.255.255.255'],
    ['1.0.0.0', 'public-address', '1.0.0.0'],
  ])('such as %s is called what it is: %s', (text, code, host) => {
    expect(expandTargets([text], careful)).toEqual({ problem: { code, text, host } });
  });

  it('says on which line it stands', () => {
    const problem = { code: 'public-address', text: '8.8.8.8', host: '8.8.8.8', path: 'room.txt', line: 2 };
    const readList = () => '10.0.0.1\n8.8.8.8 Seat 2\n';
    expect(expandTargets(['@room.txt'], { ...careful, readList })).toEqual({ problem });
  });

  it('that is excluded is none, and a host name is judged later', () => {
    expect(hosts(['10.255.255.255+2', 'lab'], { ...careful, exclude: ['11.0.0.0/8'] })).toEqual([
      '10.255.255.255',
      'lab',
    ]);
  });
});

describe('the limit', () => {
  it.each([
    ['10.0.0.0/8', 2 ** 24 - 2],
    ['fd00::/64', 2 ** 64],
    ['::/0', 2 ** 128],
    ['0.0.0.0+4000000000', 4_000_000_000],
    ['10.0.0.0+4097', 4_097],
  ])('of hosts turns %s down before it is expanded', (spec, count) => {
    const problem = { code: 'too-many-hosts', count, limit: 4_096 };
    expect(expandTargets([spec], { ...defaults, allowPublic: false })).toEqual({ problem });
  });

  it('counts what is left after duplicates and exclusions', () => {
    expect(hosts(['10.0.0.0+4096', '10.0.0.5-40', '10.0.0.0/20'])).toHaveLength(4_096);
    expect(hosts(['10.0.0.0/8'], { exclude: ['10.0.0.4-10.255.255.255'] })).toHaveLength(3);
    expect(hosts(['fd00::/64'], { exclude: ['fd00::2-fd00::ffff:ffff:ffff:ffff'] })).toHaveLength(2);
  });

  it('may be raised', () => {
    expect(hosts(['10.0.0.0/19'], { maxHosts: 8_190 })).toHaveLength(8_190);
  });
});

function expand(specs: readonly string[], options: Partial<HostsOptions> = {}): Target[] {
  const result = expandTargets(specs, { ...defaults, ...options });
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return [...eachTarget(result.targets)];
}

function hosts(specs: readonly string[], options: Partial<HostsOptions> = {}): string[] {
  return expand(specs, options).map(({ host }) => host);
}

function written(specs: readonly string[], options: Partial<HostsOptions> = {}): string[] {
  return expand(specs, options).map(({ host, port }) =>
    host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
  );
}

function dotted(value: number): string {
  return [24, 16, 8, 0].map(shift => (value >>> shift) & 255).join('.');
}
