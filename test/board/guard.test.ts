import { networkInterfaces } from 'node:os';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlyOwnAddress, onlyOwnPage } from '../../board/guard.ts';
import { loadMessages } from '../../messages/load.ts';
import { endBoard, type StartedBoard, startBoard } from './started.ts';
import { ask } from './stream.ts';

const nobody = ['127.0.0.199:9', '--every', '3600'];

describe('a board on loopback', () => {
  let board: StartedBoard;
  let origin = '';
  let port = '';
  beforeAll(async () => {
    board = await startBoard(nobody);
    origin = board.url.replace(/\/$/, '');
    port = new URL(origin).port;
  });
  afterAll(() => endBoard(board));

  it('allows only its own files, keeps nothing, and lets nobody frame it', async () => {
    for (const path of ['/', '/page.js', '/page.css', '/icon.svg', '/nowhere']) {
      const { headers } = await ask(origin + path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('has no inline script or style in its page', async () => {
    const { body } = await ask(origin);
    expect(body).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc="\/page\.js")/);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s of its page', async method => {
    const { status, headers } = await ask(origin, { method, headers: { Origin: origin } });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('answers HEAD as GET, without the body', async () => {
    for (const path of ['/', '/page.js', '/page.css', '/icon.svg']) {
      const head = await ask(origin + path, { method: 'HEAD' });
      const { status, headers } = await ask(origin + path);
      expect([head.status, head.body, head.headers['content-type']]).toEqual([
        status,
        '',
        headers['content-type'],
      ]);
    }
    const events = await ask(`${origin}/events`, { method: 'HEAD' });
    expect([events.status, events.headers['content-type']]).toEqual([200, 'text/event-stream']);
    expect(events.headers['x-accel-buffering']).toBe('no');
  });

  it('takes a question by POST alone', async () => {
    const { status, headers } = await ask(`${origin}/seats/1/ask`);
    expect([status, headers.allow]).toEqual([405, 'POST']);
  });

  it.each(['evil.example', '10.0.0.1', '127.0.0.1.evil.example', 'localhost:1'])(
    'does not answer as %j: a name can be made to lead here',
    async name => {
      for (const path of ['/', '/events', '/seats/1/ask']) {
        const host = name.includes(':') ? name : `${name}:${port}`;
        expect(await ask(origin + path, { headers: { Host: host } })).toMatchObject({ status: 421 });
      }
    },
  );

  it.each(['localhost', '127.0.0.1', '127.8.9.10'])('answers as %s', async name => {
    expect(await ask(origin, { headers: { Host: `${name}:${port}` } })).toMatchObject({ status: 200 });
  });

  it('refuses a question from another site, or from nowhere', async () => {
    for (const headers of [{ Origin: 'http://evil.example' }, { Origin: 'null' }, {}]) {
      expect(await ask(`${origin}/seats/1/ask`, { method: 'POST', headers })).toMatchObject({ status: 403 });
    }
  });

  it('refuses its stream to another site', async () => {
    for (const headers of [{ Origin: 'http://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      expect(await ask(`${origin}/events`, { headers: { ...headers } })).toMatchObject({ status: 403 });
    }
  });
});

/** An address of this computer that others can reach, if it has one; 0.0.0.0 listens on loopback as well. */
const outside = Object.values(networkInterfaces())
  .flatMap(entries => entries ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

describe('a board that the network can see', () => {
  let board: StartedBoard;
  let origin = '';
  let token = '';
  beforeAll(async () => {
    board = await startBoard([...nobody, '--listen', '0.0.0.0:0']);
    const url = new URL(board.url);
    token = url.searchParams.get('token') ?? '';
    // Loopback only: whatever the address in the line is, this reaches the same board.
    origin = `http://127.0.0.1:${url.port}`;
  });
  afterAll(() => endBoard(board));

  it('prints its address with a token that nobody guesses', () => {
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(new URL(board.url).hostname).toBe(outside ?? 'localhost');
  });

  it('answers nobody without it', async () => {
    for (const path of [
      '/',
      '/events',
      '/page.js',
      '/?token=',
      `/?token=${token}x`,
      `/events?token=${token}`,
    ]) {
      expect(await ask(origin + path)).toMatchObject({ status: 401 });
    }
    const question = { method: 'POST', headers: { Origin: origin } };
    expect(await ask(`${origin}/seats/1/ask`, question)).toMatchObject({ status: 401 });
  });

  it('takes it out of the address at once, into a cookie that no script reads', async () => {
    const { status, headers } = await ask(`${origin}/?token=${token}`);
    expect([status, headers.location]).toEqual([303, '/']);
    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    // Cookies ignore the port: each board on a computer needs its own name for its cookie.
    expect(cookie).toMatch(`peer-survey-board-${new URL(board.url).port}=`);
    const [pair = ''] = cookie.split(';');
    expect(await ask(origin, { headers: { Cookie: pair } })).toMatchObject({ status: 200 });
  });
});

describe('a board on port 80, which a browser leaves out of its address', () => {
  const guarded = async (port: number) => {
    const app = new Hono();
    app.use(onlyOwnAddress({ port, messages: await loadMessages('en') }), onlyOwnPage);
    app.all('/', context => context.text('there'));
    return app;
  };

  it.each(['127.0.0.1', 'localhost', '[::1]', '127.0.0.1:80'])('answers as %s', async Host => {
    const app = await guarded(80);
    expect((await app.request('/', { headers: { Host } })).status).toBe(200);
    const headers = { Host, Origin: `http://${Host.replace(':80', '')}` };
    expect((await app.request('/', { method: 'POST', headers })).status).toBe(200);
  });

  it('does not answer where the port that is left out is not its own', async () => {
    const app = await guarded(8040);
    expect((await app.request('/', { headers: { Host: '127.0.0.1' } })).status).toBe(421);
  });
});
