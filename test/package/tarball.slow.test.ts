import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod/mini';
import { commands } from '../../commands/table.ts';
import { type Ended, type Running, runProgram, startProgram } from '../binary.ts';
import { freePort } from '../free-port.ts';

/** A lab may load it forty times over one line. */
const MOST_BYTES = 3_000_000;

/** npm needs some seconds where other tests run. */
const NPM_MS = 90_000;

const packed = z.array(
  z.object({ filename: z.string(), size: z.number(), files: z.array(z.object({ path: z.string() })) }),
);

/** Without the sources, and without the registry: npm's cache is as empty as the folder. */
const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-'));
// Otherwise npm looks upwards for a folder to install into.
writeFileSync(join(cwd, 'package.json'), '{}');
const env = {
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
  HOME: cwd,
  npm_config_cache: join(cwd, 'cache'),
  npm_config_offline: 'true',
};
const npm = (...args: string[]) =>
  runProgram(['npm', ...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    env,
    timeoutMs: NPM_MS,
  });

let tarball = '';
let size = 0;
let files: string[] = [];

beforeAll(async () => {
  // `npm test` has built; `prepack` would build again under the feet of the other tests.
  const words = ['npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', cwd];
  const { stdout } = await runProgram(words, { cwd: process.cwd(), env, timeoutMs: NPM_MS });
  const [made] = packed.parse(JSON.parse(stdout));
  if (!made) throw new Error(`npm pack made nothing: ${stdout}`);
  tarball = join(cwd, made.filename);
  size = made.size;
  files = made.files.map(({ path }) => path);
  const { code, stderr } = await npm('install', tarball);
  if (code !== 0) throw new Error(stderr);
}, 2 * NPM_MS);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const installed = (...args: string[]) => [join(cwd, 'node_modules/.bin/peer-survey'), ...args];
const run = (...args: string[]): Promise<Ended> => runProgram(installed(...args), { cwd, env });

function start(...args: string[]): Running {
  const program = startProgram(installed(...args), { cwd, env, timeoutMs: 60_000 });
  onTestFinished(() => program.kill('SIGKILL'));
  return program;
}

describe('the package', () => {
  it(`is packed in less than ${MOST_BYTES / 1_000_000} MB`, () => {
    expect(size).toBeLessThan(MOST_BYTES);
  });

  it('brings the programs, the documents, and what the programs read; no source, test or picture', () => {
    const expected =
      /^(package\.json|lab\.config\.json|LICENSE|(README|CHANGELOG|SECURITY)[\w.-]*\.md|man\/peer-survey\.1|docs\/(zh-(CN|TW)\/)?[\w.-]+\.(md|json)|docs\/campus\/[\w@.-]+|bin\.js|dist\/(licenses\.txt|[\w.-]+\.m?js))$/;
    expect(files.filter(path => !expected.test(path))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'bin.js',
        'dist/cli.js',
        'dist/licenses.txt',
        'dist/page.js',
        'dist/student.mjs',
        'docs/protocol.md',
        'docs/survey.schema.json',
        'lab.config.json',
        'man/peer-survey.1',
      ]),
    );
  });

  it('names the packages that are bundled, with their licences', () => {
    const { devDependencies } = z
      .object({ devDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const licenses = readFileSync(join(cwd, 'node_modules/peer-survey/dist/licenses.txt'), 'utf8');
    const found = licenses.matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm);
    const named = [...new Set(Array.from(found, ([, name = '']) => name))];
    expect(named).toEqual(expect.arrayContaining(['commander', 'echarts', 'hono', 'zod']));
    // What those bring along; a new name here is worth a look.
    expect(named.filter(name => !(name in devDependencies)).sort()).toEqual([
      '@ioredis/commands',
      'cluster-key-slot',
      'debug',
      'denque',
      'ms',
      'msgpackr',
      'node-abort-controller',
      'redis-errors',
      'semver',
      'signal-exit',
      'standard-as-callback',
      'tslib',
      'yocto-queue',
      'zrender',
    ]);
    expect(licenses).toContain('Permission is hereby granted');
  });

  it('is fit to be published', async () => {
    const packed = readFileSync(tarball);
    const { messages } = await publint({ pack: { tarball: new Uint8Array(packed).buffer }, strict: true });
    expect(messages).toEqual([]);
  });

  it('needs no other package', () => {
    expect(readdirSync(join(cwd, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual([
      'peer-survey',
    ]);
  });

  it(
    'puts its manual page where man looks, where it is installed for all',
    async () => {
      const prefix = join(cwd, 'global');
      const { code, stderr } = await npm('install', '--global', '--prefix', prefix, tarball);
      expect([code, stderr]).toEqual([0, expect.not.stringContaining('ERR')]);
      expect(existsSync(join(prefix, 'share/man/man1/peer-survey.1'))).toBe(true);
    },
    2 * NPM_MS,
  );
});

describe('installed from the package', () => {
  it('npx shows the demo to its end', async () => {
    const port = String(await freePort());
    const words = ['npx', '--no-install', 'peer-survey', 'demo', '--seats', '12', '--port', port];
    const { code, stdout } = await runProgram(words, { cwd, env, timeoutMs: 60_000 });
    expect([code, stdout]).toEqual([0, expect.stringContaining('6 seats need help')]);
  }, 60_000);

  it('servers are talked to, checked, listed, crawled, and compared again', async () => {
    const students = [
      ['2026010342', '178', '65.5', 'XL'],
      ['2026010343', '178', '66', 'XL'],
    ] as const;
    const hosts: string[] = [];
    for (const [id, height, weight, clothing] of students) {
      const port = String(await freePort());
      const record = ['--id', id, '--height', height, '--weight', weight, '--size', clothing];
      await start('serve', '--host', '127.0.0.1', '--port', port, ...record).waitFor(/Ctrl-C/);
      hosts.push(`127.0.0.1:${port}`);
    }
    const [first = ''] = hosts;
    expect((await run('talk', first, 'get')).stdout).toContain('"id":"2026010342"');
    expect((await run('check', first)).code).toBe(0);
    expect(await run('list', ...hosts)).toMatchObject({ code: 0, stdout: `${hosts.join('\n')}\n` });
    const crawl = await run('crawl', ...hosts, '--format', 'json', '--out', 'survey.json');
    expect([crawl.code, JSON.parse(readFileSync(join(cwd, 'survey.json'), 'utf8')).counts]).toEqual([
      0,
      { ok: 2 },
    ]);
    const html = await run('crawl', ...hosts, '--format', 'html');
    expect([html.code, html.stdout]).toEqual([0, expect.stringContaining('<svg')]);
    const pair = await run('pair', 'survey.json', '--format', 'json');
    expect([pair.code, pair.stdout]).toEqual([0, expect.stringContaining('2026010343')]);
  }, 60_000);

  it('the board and the handout answer a browser', async () => {
    const board = start('board', '127.0.0.199:9', '--listen', '127.0.0.1:0');
    const [live = ''] = await board.waitFor(/http:\/\/\S+/);
    for (const path of ['', 'page.js', 'page.css']) expect((await fetch(live + path)).status).toBe(200);
    const handout = start('handout', '--listen', '127.0.0.1:0');
    const [url = ''] = await handout.waitFor(/http:\/\/\S+/);
    const given = await (await fetch(`${url}student.mjs`)).text();
    expect(given).toBe(readFileSync(join(cwd, 'node_modules/peer-survey/dist/student.mjs'), 'utf8'));
    for (const program of [board, handout]) {
      program.kill('SIGINT');
      expect((await program.done).code).toBe(0);
    }
  });

  it.each(Object.keys(commands))('%s says in each language how it is called', async name => {
    for (const lang of ['en', 'zh-CN', 'zh-TW']) {
      const { code, stdout } = await run(name, '--help', '--lang', lang);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`peer-survey ${name}`)]);
    }
  });

  it.each(['bash', 'zsh', 'fish', 'powershell'])('completion speaks %s', async shell => {
    const { code, stdout } = await run('completion', shell);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`completion for ${shell}`)]);
  });
});
