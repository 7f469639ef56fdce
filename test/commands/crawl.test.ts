import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { surveySchema } from '../../survey/survey-schema.ts';
import { run, start } from '../binary.ts';

/** Seats of a small room: what each says to a client, or `undefined` if it says nothing. */
const sayings = [
  '{"id": "a", "height": 176, "weight": 68, "size": "L"}\n',
  '{"id": "b", "height": 175, "weight": 68, "size": "L"}\n',
  '{"id": "=1+1<b>\\u202e", "height": 190, "weight": 90, "size": "XXL"}\n',
  undefined,
];
const servers: Server[] = [];
let targets: string[] = [];

beforeAll(async () => {
  for (const said of sayings) {
    const server = createServer(socket => {
      socket.on('error', () => {});
      if (said !== undefined) socket.end(said);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    servers.push(server);
  }
  targets = servers.map(server => {
    const address = server.address();
    return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
});

afterAll(() => {
  for (const server of servers) server.close();
});

const silent = () => targets.slice(3);
const answering = () => targets.slice(0, 3);

describe('crawl', () => {
  it('reports the pair on stdout, nothing on stderr where that is piped, and exits with 0', async () => {
    const { code, stdout, stderr } = await run(['crawl', ...answering()]);
    expect(stdout).toContain('seats 1 and 2: 176 cm, 68 kg, L and 175 cm, 68 kg, L (a, b)');
    expect([code, stderr]).toEqual([0, '']);
  });

  it('keeps what a seat sent exact in JSON, and harmless in text and CSV', async () => {
    const [json, text, csv] = await Promise.all(
      ['json', 'text', 'csv'].map(format => run(['crawl', ...answering(), '--format', format])),
    );
    const survey = surveySchema.parse(JSON.parse(json?.stdout ?? ''));
    expect(survey.hosts[2]?.student?.id).toBe('=1+1<b>\u202e');
    for (const report of [json, text, csv]) expect(report?.stdout.slice(1)).not.toMatch(/[^\P{C}\r\n]/u);
    expect(csv?.stdout).toContain(`"'=1+1<b>\\u{202e}"`);
  });

  it.each([
    ['nobody answers', [], 'silent', 1],
    ['one student is no pair', ['one'], 'one', 1],
    ['fewer answer than --min-ok', ['--min-ok', '4'], 'all', 1],
    ['as many answer as --min-ok', ['--min-ok', '3'], 'all', 0],
  ] as const)('exits as it should where %s', async (_, flags, who, expected) => {
    const asked = { silent: silent(), one: targets.slice(0, 1), all: targets }[who];
    const { code } = await run(['crawl', ...asked, ...flags.filter(flag => flag !== 'one')]);
    expect(code).toBe(expected);
  });

  it('writes a file whole, and leaves no other behind', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-'));
    const { code, stdout } = await run(['crawl', ...answering(), '--format', 'json', '--out', 'r.json'], {
      cwd,
    });
    expect([code, stdout]).toEqual([0, '']);
    expect(readdirSync(cwd)).toEqual(['r.json']);
    surveySchema.parse(JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8')));
  });

  it('streams NDJSON: a header, each seat as it finishes, a trailer', async () => {
    const { stdout } = await run(['crawl', targets[3] ?? '', ...answering(), '--format', 'ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines.map(({ type, seat }) => seat ?? type)).toEqual([
      'header',
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
      1,
      'trailer',
    ]);
    expect(lines.at(-1)).toMatchObject({ complete: true, counts: { ok: 3, silent: 1 } });
  });

  it('ends quietly if the reader stops reading', async () => {
    const crawl = start(['crawl', ...targets, '--format', 'ndjson']);
    await crawl.waitFor(/header/);
    crawl.closeReader('stdout');
    expect(await crawl.done).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'on %s reports what it has, says that it is not complete, and exits with %i',
    async (signal, code) => {
      const crawl = start(['crawl', ...targets, '--format', 'ndjson', '--concurrency', '4']);
      await crawl.waitFor(/(?:.*"status":"ok".*\n){3}/);
      crawl.kill(signal);
      const ended = await crawl.done;
      const lines = ended.stdout
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line));
      expect(lines).toHaveLength(1 + targets.length + 1);
      expect(lines.at(-1)).toMatchObject({ type: 'trailer', complete: false, counts: { cancelled: 1 } });
      expect([ended.code, ended.stderr]).toEqual([code, '']);
    },
  );

  it('shows a projector the seats only', async () => {
    const { stdout } = await run(['crawl', ...answering(), '--show', 'seats']);
    expect(stdout).toContain('seats 1 and 2\n');
    expect(stdout).not.toMatch(/176|68 kg|\(a, b\)/);
  });
});

describe('a mistake on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return name;
  };

  it.each([
    [
      ['crawl', '--prot', '5'],
      'unknown option --prot; did you mean --port? (peer-survey crawl --help lists what there is)',
    ],
    [['crawl', '10.1.2.30-20'], '"10.1.2.30-20" ends before it starts; write the lower address first'],
    [['crawl', '8.8.8.8'], '"8.8.8.8" leads to 8.8.8.8, a public address'],
    [['crawl', '10.0.0.1', '--port', '70000'], '--port: expected at most 65535'],
    [['crawl', '10.0.0.1:70000'], '"10.0.0.1:70000": 70000 is not a port; ports are 1 to 65535'],
    [['crawl', '10.0.0.1', '--port', 'http'], '--port: expected a number'],
    [['crawl', '10.0.0.0/19'], 'that is 8190 addresses, more than 4096; --max-hosts 8190'],
    [['crawl', '10.0.0.0/8'], 'that is more than 65536 addresses, the most that one computer asks'],
    [['crawl', '10.0.0.1', '--format', 'xml'], '--format: "xml" is not one of text, json, ndjson, csv'],
    [
      ['crawl', '10.0.0.1', '--metric', 'bmi'],
      '--metric: "bmi" is not one of seuclidean, gower, mahalanobis, euclidean',
    ],
    [['crawl', '10.0.0.1', '--weights', '1,2'], '--weights: expected three numbers'],
    [['crawl', '10.0.0.1', '--timeout', '0'], '--timeout: expected at least 50'],
    [['crawl', '10.0.0.1', '--attempts', '0'], '--attempts: expected at least 1'],
    [['crawl', '10.0.0.1', '--min-ok', 'x'], '--min-ok: "x" is not a whole number'],
    [['crawl', '10.0.0.1', '--show', 'none'], '--show: "none" is not one of all, seats'],
    [['crawl', '10.0.0.1', '--lang', 'fr'], '--lang: "fr" is not one of en, zh-CN, zh-TW'],
    [
      ['crawl', '10.0.0.1', '--out', 'no/such/folder/r.txt', '--timeout', '50'],
      'cannot write no/such/folder/r.txt',
    ],
    [['crawl', '@nobody.txt'], 'cannot read nobody.txt'],
    [
      ['crawl', `@${file('room.txt', '10.0.0.1\n10.0.0.300\n')}`],
      'room.txt, line 2: "10.0.0.300": 300 is more than 255',
    ],
    [
      ['crawl', '--config', file('typo.json', '{"ports": 1}')],
      'typo.json: unknown key "ports"; did you mean port?',
    ],
    [
      ['crawl', '--config', file('escape.json', '{"\\u001b[31mports": 1}')],
      'escape.json: unknown key "\\e[31mports"',
    ],
    [['crawl', '--config', '/dev/zero'], '/dev/zero holds more than 1 MB, the limit'],
    [['serve', '--profile', '/dev/zero'], '/dev/zero holds more than 1 MB, the limit'],
    [['crawl', '--config', file('broken.json', '{')], 'broken.json is not JSON'],
    [['crawl', '--config', 'missing.json'], 'cannot read missing.json'],
    [['list', '10.0.0.1', '--max-hosts', '0'], '--max-hosts: "0" is not a whole number from 1 to 65536'],
    [['list', 'fd00::/64'], 'that is more than 65536 addresses'],
    [['list', '0.0.0.0'], '0.0.0.0 is for bind()'],
    [['demo', '--seats', '3'], '--seats: "3" is not a whole number from 10 to 250'],
    [['crowl'], 'unknown command "crowl"; did you mean crawl?'],
    [['dance'], 'unknown command "dance"; the commands are serve, crawl, '],
    [['--dance'], 'unknown option --dance (peer-survey --help lists what there is)'],
    [['--lang', 'xx'], '--lang: "xx" is not one of en, zh-CN, zh-TW'],
  ])('%j is answered in one line, with exit code 2', async (args, sentence) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder });
    expect(stderr).toContain(`peer-survey: ${sentence}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('list', () => {
  it('prints the addresses in order, one a line', async () => {
    const { code, stdout } = await run([
      'list',
      '10.0.0.254+3',
      'fd00::1',
      '--exclude',
      '10.0.0.255',
      '--port',
      '99',
    ]);
    expect([code, stdout]).toEqual([0, '10.0.0.254:99\n10.0.1.0:99\n[fd00::1]:99\n']);
  });

  it('takes the range of the configuration where none is named', async () => {
    const { stdout } = await run(['list']);
    expect(stdout.split('\n')).toHaveLength(41);
    expect(stdout).toMatch(/^127\.0\.0\.1:1024\n/);
  });
});

describe('peer-survey', () => {
  it.each([['--help'], ['help'], []])('with %j says what there is', async (...args) => {
    const { code, stdout } = await run(args.filter(arg => arg !== undefined));
    expect(code).toBe(0);
    for (const name of ['serve', 'crawl', 'list', 'demo']) expect(stdout).toContain(`  ${name}`);
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
    expect(await run(['crawl', '--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, '问遍'],
    [{ LANG: 'zh_TW.UTF-8' }, '問'],
    [{ LC_ALL: 'zh_HK', LANG: 'en_US' }, '問'],
  ])('speaks the language of %j', async (env, word) => {
    expect((await run(['--help'], { env })).stdout).toContain(word);
  });
});
