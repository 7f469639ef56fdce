import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPasswords } from '../../campus/acl.ts';
import { type Running, run, start } from '../binary.ts';
import { freePort } from '../free-port.ts';
import { lacks } from '../tools/lacks.ts';
import { type Campus, openCampus, statusesOf } from './campus.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** A queue as docs/campus/ sets it up: TLS with an authority of the test's own, and a user a lab. */
describe.skipIf(lacks('redis-server'))('a queue with users and TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-secrets-'));
  const file = (name: string) => join(folder, name);
  let redis: RedisServer;
  let campus: Campus;
  let port: number;
  let passwords = new Map<string, string>();
  const workers: Running[] = [];
  /** All that any program here has said, and its words in the list of processes. */
  const heard: string[] = [];
  const envOf = (user: string, password = passwords.get(user) ?? '') => ({
    PEER_SURVEY_QUEUE: `rediss://${user}@localhost:${port}`,
    PEER_SURVEY_QUEUE_PASSWORD: password,
    NODE_EXTRA_CA_CERTS: file('ca.crt'),
  });
  const crawlAs = async (env: Record<string, string>, ...words: string[]) => {
    const ended = await run(['crawl', '--queue', ...words], { cwd: campus.cwd, env });
    heard.push(ended.stdout, ended.stderr);
    return ended;
  };

  beforeAll(async () => {
    const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
    const request = ['req', '-newkey', 'rsa:2048', '-nodes', '-subj'];
    openssl(...request, '/CN=test CA', '-x509', '-keyout', 'ca.key', '-out', 'ca.crt');
    openssl(...request, '/CN=localhost', '-keyout', 'queue.key', '-out', 'queue.csr');
    writeFileSync(file('san.txt'), 'subjectAltName=DNS:localhost');
    const sign = ['x509', '-req', '-in', 'queue.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'];
    openssl(...sign, '-extfile', 'san.txt', '-out', 'queue.crt');

    campus = await openCampus({ A101: 10, B7: 10 }, { queue: 'unix:///nowhere' });
    const acl = await run(['campus', 'acl'], { cwd: campus.cwd });
    expect(acl.code).toBe(0);
    heard.push(acl.stdout, acl.stderr);
    writeFileSync(file('users.acl'), acl.stdout);
    const read = readPasswords(readFileSync(join(campus.cwd, 'queue-passwords.txt'), 'utf8'));
    if ('badLine' in read) throw new Error(`line ${read.badLine}`);
    passwords = new Map(read.users.map(({ name, password }) => [name, password]));

    port = await freePort();
    const tls = [
      '--tls-port',
      String(port),
      '--tls-cert-file',
      file('queue.crt'),
      '--tls-key-file',
      file('queue.key'),
    ];
    const rest = [
      '--tls-ca-cert-file',
      file('ca.crt'),
      '--tls-auth-clients',
      'no',
      '--aclfile',
      file('users.acl'),
    ];
    redis = await startRedis({
      config: [...tls, ...rest],
      asUser: ['--user', 'teacher', '--pass', passwords.get('teacher') ?? '', '--no-auth-warning'],
    });
    for (const lab of ['A101', 'B7']) {
      const worker = start(['worker', '--lab', lab], {
        cwd: campus.cwd,
        env: envOf(`lab-${lab}`),
        timeoutMs: 300_000,
      });
      workers.push(worker);
      await worker.waitFor(/works for lab/);
    }
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await campus.close();
    await redis.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is crawled over by the teacher, with a worker of each lab', async () => {
    const { code, stdout } = await crawlAs(envOf('teacher'), '--format', 'json');
    expect(statusesOf(JSON.parse(stdout))).toEqual({ ok: 20 });
    expect(code).toBe(0);
    const { NODE_EXTRA_CA_CERTS, ...rest } = envOf('teacher');
    const status = await run(['campus', 'status', '--queue'], {
      cwd: campus.cwd,
      env: { ...rest, NODE_EXTRA_CA_CERTS },
    });
    heard.push(status.stdout, status.stderr);
    expect(status.stdout).toMatch(/^A101 +1 +0 +0\nB7 +1 +0 +0$/m);
  });

  it.each([
    ['a wrong password', () => envOf('teacher', 'not-the-password-at-all'), 'user or password refused'],
    ['no password', () => envOf('teacher', ''), 'user or password refused'],
    ['no trust', () => ({ ...envOf('teacher'), NODE_EXTRA_CA_CERTS: '' }), 'its certificate is not trusted'],
    ['the user of a lab', () => envOf('lab-A101'), 'this user lacks a permission'],
    [
      'an address that is not in the certificate',
      () => ({ ...envOf('teacher'), PEER_SURVEY_QUEUE: `rediss://teacher@127.0.0.1:${port}` }),
      'its certificate is for another name',
    ],
  ])('ends a crawl at once with %s: one line, exit 2', async (_, env, said) => {
    const { code, stdout, stderr } = await crawlAs(env());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n').at(-1)).toContain(said);
  });

  it('ends a board at once with the user of a lab', async () => {
    const ended = await run(['board', '--queue', '--listen', '127.0.0.1:0'], {
      cwd: campus.cwd,
      env: envOf('lab-A101'),
    });
    heard.push(ended.stdout, ended.stderr);
    expect([ended.code, ended.stderr]).toEqual([
      2,
      expect.stringMatching(/^\S+: queue .* lacks a permission .*\n$/),
    ]);
  });

  it('ends a worker at once with the user of another lab, and without thousands of lines', async () => {
    const ended = await run(['worker', '--lab', 'B7'], { cwd: campus.cwd, env: envOf('lab-A101') });
    heard.push(ended.stdout, ended.stderr);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('this user lacks a permission');
    expect(ended.stderr.split('\n').length).toBeLessThan(6);
  });

  it('gives the user of a lab no sight of another lab, and no way to harm it', () => {
    const asLab = (...words: string[]) =>
      execFileSync(
        'redis-cli',
        [
          '-s',
          redis.path,
          '--user',
          'lab-A101',
          '--pass',
          passwords.get('lab-A101') ?? '',
          '--no-auth-warning',
          ...words,
        ],
        { encoding: 'utf8' },
      );
    for (const words of [
      ['HGETALL', 'peer-survey:lab-B7:1'],
      ['DEL', 'peer-survey:lab-B7:wait'],
      ['DEL', 'peer-survey:surveys:s00000000'],
      ['FLUSHALL'],
      ['CONFIG', 'GET', '*'],
      ['KEYS', '*'],
      ['SCAN', '0'],
      ['RANDOMKEY'],
      ['EVAL', 'return redis.call("scan", "0")', '0'],
    ])
      expect(asLab(...words)).toMatch(/NOPERM|can't run this command/);
  });

  it('shows no password: not in any output, log, error or list of processes', () => {
    for (const worker of workers) {
      const { stdout, stderr } = worker.said();
      heard.push(stdout, stderr, readFileSync(`/proc/${worker.pid}/cmdline`, 'utf8'));
    }
    const all = heard.join('\n');
    expect(all).toContain('rediss://teacher@localhost');
    for (const password of [...passwords.values(), 'not-the-password-at-all'])
      expect(all).not.toContain(password);
  });
});
