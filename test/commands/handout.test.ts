import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, start } from '../binary.ts';
import { ask } from '../board/stream.ts';
import { startHandout } from '../handout/started.ts';
import { folder } from '../server/serve-binary.ts';

const file = readFileSync('dist/student.mjs');

describe('handout', () => {
  it('gives the file of the build, and says its checksum', async () => {
    const { url, sha256 } = await startHandout();
    const response = await fetch(`${url}student.mjs`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.equals(file)).toBe(true);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await ask(url)).body).toContain(sha256);
    const head = await ask(`${url}student.mjs`, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, String(file.length), '']);
  });

  it.each([
    ['GET', 'cli.js'],
    ['GET', 'favicon.ico'],
    ['GET', 'events'],
    ['GET', 'student.mjs/'],
    ['GET', '..%2fpackage.json'],
    ['GET', 'de'],
    ['POST', ''],
    ['PUT', 'student.mjs'],
    ['DELETE', 'student.mjs'],
    ['OPTIONS', ''],
  ])('has nothing for %s /%s', async (method, path) => {
    const { url } = await startHandout();
    expect(await ask(url + path, { method })).toMatchObject({ status: 404, body: '' });
  });

  it.each(['evil.example', '10.9.8.7:1', ''])(
    'shows where it is, and not the Host that a browser sends: %j',
    async host => {
      const { url } = await startHandout();
      const { status, body } = await ask(url, { headers: { Host: host } });
      expect([status, body.includes(`<strong>${url}</strong>`)]).toEqual([200, true]);
      expect(body).not.toMatch(/evil|10\.9/);
    },
  );

  it.each(['"><script>alert(1)</script>', '127.0.0.1@evil', 'a b'])(
    'has no page for %j, which is no host',
    async host => {
      const { url } = await startHandout();
      expect(await ask(url, { headers: { Host: host } })).toMatchObject({ status: 400, body: '' });
    },
  );

  it('allows its page no script, no frame, and nothing from elsewhere', async () => {
    const { url } = await startHandout();
    for (const path of ['', 'zh-CN', 'student.mjs', 'nowhere']) {
      const { headers } = await ask(url + path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'sha256-[^' ]+'; img-src data:; base-uri 'none'/,
      );
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('begins in the language that the class speaks, and has the others beside it', async () => {
    const { url, program } = await startHandout(['--lang', 'zh-TW']);
    expect(program.said().stdout).toContain('領取 student.mjs');
    expect((await ask(url)).body).toContain('<html lang="zh-TW">');
    const inEnglish = await ask(url, { headers: { 'Accept-Language': 'en-GB,en;q=0.9' } });
    expect(inEnglish.body).toContain('<html lang="en">');
    for (const language of ['en', 'zh-CN', 'zh-TW'])
      expect((await ask(url + language)).body).toContain(`<html lang="${language}">`);
  });

  it('brings the lessons, with links that lead to each other only', async () => {
    const { url } = await startHandout();
    for (const language of ['en', 'zh-CN', 'zh-TW']) {
      const names = new Set(['exercises', 'protocol', 'crawler']);
      for (const name of names) {
        const { status, body } = await ask(`${url}${language}/${name}`);
        expect([status, body.includes(`<html lang="${language}">`)]).toEqual([200, true]);
        const links = [...body.matchAll(/<a href="([^"#/][^"#]*)/g)].map(([, target = '']) => target);
        expect(links.filter(target => !names.has(target))).toEqual([]);
        expect(body).not.toContain('<script');
        // Everything that the file can do is called as the file.
        expect(body).not.toMatch(/peer-survey (?:serve|talk|check|referee|demo)\b/);
        expect(body).toMatch(/node student\.mjs (?:serve|check|referee)/);
      }
    }
    expect((await ask(`${url}en/crawler`)).body).toContain('ThreadPoolExecutor(40)');
    expect((await ask(`${url}en/privacy`)).status).toBe(404);
  });

  it('lets in whom serve lets in, and says once which flag lets in a stranger', async () => {
    const cwd = folder({ 'lab.config.json': '{"server": {"allow": ["10.0.0.0/8"]}}' });
    const { url, program } = await startHandout([], { cwd });
    await expect(ask(url)).rejects.toThrow(/hang up|ECONNRESET/);
    await expect(ask(url)).rejects.toThrow(/hang up|ECONNRESET/);
    await program.waitFor(/127\.0\.0\.1 {2}refused.*--allow 127\.0\.0\.1/);
    program.kill('SIGINT');
    expect((await program.done).stderr.trimEnd().split('\n')).toHaveLength(1);
    const allowed = await startHandout(['--allow', '127.0.0.1'], { cwd });
    expect((await ask(allowed.url)).status).toBe(200);
  });

  it('goes on if the reader of its log has gone', async () => {
    const cwd = folder({ 'lab.config.json': '{"server": {"allow": ["10.0.0.0/8"]}}' });
    const { url, program } = await startHandout(['--allow', '127.0.0.1'], { cwd });
    program.closeReader('stderr');
    for (const localAddress of ['127.0.0.2', '127.0.0.3', '127.0.0.4']) {
      const stranger = connect({ port: Number(new URL(url).port), host: '127.0.0.1', localAddress });
      stranger.on('error', () => {});
      await once(stranger, 'close');
    }
    expect((await ask(url)).status).toBe(200);
    program.kill('SIGINT');
    expect((await program.done).code).toBe(0);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with 0 at %s, also while somebody is connected',
    async signal => {
      const { url, program } = await startHandout();
      const client = connect(Number(new URL(url).port), '127.0.0.1');
      client.on('error', () => {});
      onTestFinished(() => void client.destroy());
      client.write('GET /student.mjs HTTP/1.1\r\n');
      await ask(url);
      program.kill(signal);
      expect(await program.done).toMatchObject({ code: 0, stderr: '' });
    },
  );

  it('says in one line what is wrong with its place, with exit code 2', async () => {
    const { url } = await startHandout();
    for (const [place, sentence] of [
      ['8050', '--listen: "8050" is not an address with a port'],
      [new URL(url).host, 'choose another with --listen'],
      ['192.0.2.199:8050', '192.0.2.199:8050 is not an address of this computer'],
    ] as const) {
      const { code, stdout, stderr } = await run(['handout', '--listen', place]);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(sentence)]);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });
});

describe('board --handout', () => {
  const board = ['board', '127.0.0.199:9', '--every', '3600', '--listen', '127.0.0.1:0', '--handout'];

  it('serves both, each at its own address, and ends both', async () => {
    const program = start([...board, '--handout-listen', '127.0.0.1:0'], { timeoutMs: 60_000 });
    onTestFinished(() => program.kill('SIGKILL'));
    await program.waitFor(/^[\da-f]{64}$/m);
    const [live = '', handout = ''] = program.said().stdout.match(/http:\/\/\S+/g) ?? [];
    expect((await ask(`${handout}student.mjs`)).headers['content-length']).toBe(String(file.length));
    expect((await ask(`${handout}page.js`)).status).toBe(404);
    expect((await ask(`${live}student.mjs`)).status).toBe(404);
    program.kill('SIGINT');
    expect(await program.done).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends at once if the handout cannot listen', async () => {
    const { url } = await startHandout();
    const { code, stderr } = await run([...board, '--handout-listen', new URL(url).host]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('choose another with --handout-listen')]);
  });
});
