import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResult, readShard, type Shard, toResult } from '../../campus/shard.ts';

const own = { lab: 'A101', allowPublic: false };
const shard: Shard = {
  schema: 'peer-survey/shard@1',
  survey: 's3f9c2a1b',
  lab: 'A101',
  settings: { concurrency: 64, timeoutMs: 4_000, attempts: 4 },
  seats: [{ seat: 1, host: '10.1.1.10', port: 1024 }],
};
const [seat] = shard.seats;

describe('a shard, as a worker reads it', () => {
  it('is asked where it is one of its lab', () => expect(readShard(shard, own)).toEqual({ shard }));

  it.each([
    ['another version', { ...shard, schema: 'peer-survey/shard@2' }, 'other-version', 'peer-survey/shard@2'],
    ['no version', { ...shard, schema: undefined }, 'refused-shard', 'schema'],
    ['nothing', null, 'refused-shard', 'schema'],
    ['a key too many', { ...shard, more: 1 }, 'refused-shard', ''],
    ['a survey of another kind', { ...shard, survey: 'x' }, 'refused-shard', 'survey'],
    ['another lab', { ...shard, lab: 'B7' }, 'refused-shard', 'B7'],
    ['no seats', { ...shard, seats: [] }, 'refused-shard', 'seats'],
    ['65 seats', { ...shard, seats: Array(65).fill(seat) }, 'refused-shard', 'seats'],
    ['a port that is none', { ...shard, seats: [{ ...seat, port: 0 }] }, 'refused-shard', 'seats.0.port'],
    [
      'a host of 4 MB',
      { ...shard, seats: [{ ...seat, host: 'x'.repeat(4_000_000) }] },
      'refused-shard',
      'seats.0.host',
    ],
    [
      'a timeout of a day',
      { ...shard, settings: { ...shard.settings, timeoutMs: 86_400_000 } },
      'refused-settings',
      'settings.timeoutMs',
    ],
    [
      '10,000 at once',
      { ...shard, settings: { ...shard.settings, concurrency: 10_000 } },
      'refused-settings',
      'settings.concurrency',
    ],
    ['a public address', { ...shard, seats: [{ ...seat, host: '8.8.8.8' }] }, 'refused-address', '8.8.8.8'],
    [
      'a public address in IPv6 clothes',
      { ...shard, seats: [{ ...seat, host: '::ffff:8.8.8.8' }] },
      'refused-address',
      '::ffff:8.8.8.8',
    ],
  ])('is refused with %s', (_, value, fault, text) => {
    expect(readShard(value, own)).toEqual({ fault, text });
  });

  it('is refused where the lab of the worker does not list a seat', () => {
    const allows = ({ host }: { host: string }) => host !== '10.1.1.10';
    expect(readShard(shard, { ...own, allows })).toEqual({ fault: 'refused-address', text: '10.1.1.10' });
  });

  it('may have public addresses where the worker was told so', () => {
    const value = { ...shard, seats: [{ seat: 1, host: '8.8.8.8', port: 1024 }] };
    expect(readShard(value, { ...own, allowPublic: true })).toEqual({ shard: value });
  });

  it('never throws, whatever is in the queue', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({ ...Object.fromEntries(Object.keys(shard).map(key => [key, fc.jsonValue()])) }),
      fc.record({ seats: fc.array(fc.jsonValue()) }).map(some => ({ ...shard, ...some })),
    );
    fc.assert(fc.property(anything, value => 'fault' in readShard(value, own)));
  });
});

describe('a result, as the coordinator reads it', () => {
  const target = { seat: 1, host: '10.1.1.10', port: 1024, lab: 'A101' };
  const host = {
    ...target,
    status: 'silent' as const,
    notes: [],
    problem: { code: 'silent' as const, afterMs: 2_500 },
    attempts: 1,
    totalMs: 2_500,
    bytes: 0,
  };

  const body = { id: '7', height: 170, weight: 60, size: 'M' };

  it('has the same bytes as the result that the worker had', () => {
    const read = readResult(JSON.stringify(toResult('w', [host])), [target]);
    expect(JSON.stringify(read)).toBe(JSON.stringify({ hosts: [host] }));
  });

  it('comes in the order of the seats', () => {
    const second = { ...target, seat: 2, host: '10.1.1.11' };
    const hosts = [{ ...host, ...second }, host];
    expect(readResult(JSON.stringify(toResult('w', hosts)), [target, second])).toEqual({
      hosts: [hosts[1], hosts[0]],
    });
  });

  it.each([
    [
      'a record that no seat can have',
      { status: 'ok', student: { id: 'a', height: 1e308, weight: -5, size: 'M' } },
    ],
    ['a student number without end', { status: 'ok', student: { ...body, id: 'x'.repeat(65) } }],
    ['a name that only the class list can tell', { status: 'ok', student: { ...body, name: 'Ann' } }],
    ['no record', { status: 'ok' }],
    ['a record and a problem', { status: 'ok', student: body, problem: host.problem }],
    ['a record of a silent seat', { status: 'silent', student: body, problem: host.problem }],
    ['no problem of a silent seat', { status: 'silent' }],
    ['a record that was declined', { status: 'declined', student: body, declined: { id: 'a' } }],
    ['nobody who declined', { status: 'declined' }],
  ])('is refused with %s', (_, claimed) => {
    const { problem: __, status: ___, ...rest } = host;
    const hosts = [{ ...rest, ...claimed }];
    const text = JSON.stringify({ schema: 'peer-survey/shard-result@1', worker: 'w', hosts });
    expect(readResult(text, [target])).toEqual({ fault: 'wrong-result', text: 'seats' });
  });

  it.each([
    ['an answer', { status: 'ok', student: body }],
    ['a student who declined', { status: 'declined', declined: { id: '7' } }],
  ])('is believed with %s', (_, claimed) => {
    const { problem: __, status: ___, ...rest } = host;
    const hosts = [{ ...rest, ...claimed }];
    const text = JSON.stringify({ schema: 'peer-survey/shard-result@1', worker: 'w', hosts });
    expect(readResult(text, [target])).toEqual({ hosts });
  });

  it.each(['null', '7', '"x"', '{}', '[]'])('is none, and of no other version, where it is %s', text => {
    expect(readResult(text, [target])).toEqual({ fault: 'wrong-result', text: 'schema' });
  });

  it('never throws and is never believed, whatever a worker writes', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map(text => `{"schema":"peer-survey/shard-result@1","worker":"w","hosts":[${text}]}`),
    );
    fc.assert(fc.property(anything, text => 'fault' in readResult(text, [target])));
  });
});
