import { describe, expect, it } from 'vitest';
import { readFailure, refusalError } from '../../campus/failure.ts';
import { freshSigns, oldSigns, writeSign } from '../../campus/sign.ts';
import { isForNow, judgeServer, reasonOfLoss, refusalOf, troubleOf } from '../../campus/trouble.ts';

const failed = (message: string, code = '') => Object.assign(new Error(message), code === '' ? {} : { code });

const answered = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

describe('an error of the queue', () => {
  it.each([
    [failed('WRONGPASS invalid username-password pair or user is disabled.'), 'wrong-password'],
    [failed('NOAUTH Authentication required.'), 'wrong-password'],
    [failed("NOPERM User lab-A101 has no permissions to run the 'flushall' command"), 'no-permission'],
    [
      failed("ERR The user executing the script can't run this command or subcommand script: 5ab432"),
      'no-permission',
    ],
    [failed("ERR The user executing the script can't access at least one of the keys"), 'no-permission'],
    [failed('self-signed certificate in certificate chain', 'SELF_SIGNED_CERT_IN_CHAIN'), 'certificate'],
    [failed('certificate has expired', 'CERT_HAS_EXPIRED'), 'certificate-date'],
    [failed('certificate is not yet valid', 'CERT_NOT_YET_VALID'), 'certificate-date'],
    [failed('unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate'],
    [
      failed("Hostname/IP does not match certificate's altnames", 'ERR_TLS_CERT_ALTNAME_INVALID'),
      'certificate-name',
    ],
    [failed('Unknown RESP type 72 "H". Please report this.'), 'no-redis'],
    [failed('wrong version number', 'ERR_SSL_WRONG_VERSION_NUMBER'), 'no-tls'],
    [failed('ERR DB index is out of range'), 'no-database'],
  ])('%s lasts: %s', (error, code) => expect(troubleOf(error)).toMatchObject({ code }));

  it.each([
    failed('connect ECONNREFUSED', 'ECONNREFUSED'),
    failed('Connection is closed.'),
    failed('OOM command not allowed'),
    7,
  ])('%s may mend itself', error => expect(troubleOf(error)).toBeUndefined());

  it.each([
    ["OOM command not allowed when used memory > 'maxmemory'.", true],
    ['LOADING Redis is loading the dataset in memory', true],
    ['UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)', true],
    ['NOREPLICAS Not enough good replicas to write.', true],
    ['Connection is closed.', false],
  ])('%s is for now: %s', (message, isSo) => expect(isForNow(failed(message))).toBe(isSo));

  it.each([
    [
      answered("ERR unknown command 'time', with args beginning with: "),
      'no-command',
      "ERR unknown command 'time'",
    ],
    [
      answered('ERR value is not an integer or out of range'),
      'wrong-data',
      'ERR value is not an integer or out of range',
    ],
    [
      answered('WRONGTYPE Operation script: 5ab432, on @user_script:72.'),
      'wrong-data',
      'WRONGTYPE Operation',
    ],
    [new SyntaxError('Unexpected end of JSON input'), 'wrong-data', 'Unexpected end of JSON input'],
    [answered('OOM command not allowed'), undefined, undefined],
    [answered('NOPERM no permissions'), undefined, undefined],
    [failed('connect ECONNREFUSED', 'ECONNREFUSED'), undefined, undefined],
    [new TypeError('a fault of this program'), undefined, undefined],
  ])('%s is a refusal of one command: %s', (error, code, detail) => {
    const refusal = refusalOf(error);
    expect([refusal?.code, refusal?.detail]).toEqual([code, detail]);
  });

  it('is worded in one sentence', () => {
    const message = "OOM command not allowed when used memory > 'maxmemory'";
    expect(reasonOfLoss(failed(`${message}. script: 1e9bb7, on @user_script:119.`))).toBe(message);
    expect(reasonOfLoss(failed('connect', 'ECONNREFUSED'))).toBe('ECONNREFUSED');
  });
});

describe('a server', () => {
  it.each([
    ['redis_version:7.0.15\r\nmaxmemory_policy:noeviction\r\n', undefined],
    ['redis_version:6.2.0\r\n', undefined],
    ['redis_version:6.0.16\r\n', 'too-old'],
    ['redis_version:5.0.7\r\n', 'too-old'],
    ['redis_version:7.2.4\r\nvalkey_version:8.0.1\r\nmaxmemory_policy:allkeys-lru\r\n', 'evicts'],
  ])('%j is judged %s', (info, code) => expect(judgeServer(info)?.code).toBe(code));
});

describe('why a shard failed', () => {
  it.each([
    [{ fault: 'refused-address', text: '8.8.8.8' }],
    [{ fault: 'other-version', text: '' }],
    [{ fault: 'refused-shard' }],
  ] as const)('%j comes through the queue as it was', refusal => {
    expect(readFailure(refusalError(refusal).message)).toEqual(refusal);
  });

  it.each([
    ['job stalled more than allowable limit', { fault: 'workers-lost' }],
    ['made-up: x', { fault: 'failed', text: 'made-up: x' }],
    ['x'.repeat(5_000), { fault: 'failed', text: 'x'.repeat(200) }],
    ['', { fault: 'failed', text: '' }],
  ])('%s', (reason, refusal) => expect(readFailure(reason)).toEqual(refusal));
});

describe('the signs of workers', () => {
  const sign = (at: number) => writeSign({ speaks: 'peer-survey/shard@1', running: 1 }, at);
  const kept = { fresh: sign(100_000), old: sign(80_000), odd: 'x', other: '{}' };

  it('count while they are fresh', () => {
    expect(freshSigns(kept, 110_000)).toEqual([{ name: 'fresh', speaks: 'peer-survey/shard@1', running: 1 }]);
  });
  it('are cleared away when they are old, or are none', () => {
    expect(oldSigns(kept, 110_000)).toEqual(['old', 'odd', 'other']);
  });
});
