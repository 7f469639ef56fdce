import { describe, expect, it } from 'vitest';
import { info } from '../../server/exercises/info.ts';
import { runProgram } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { lacks } from '../tools/lacks.ts';
import { ask, connect, hear, send, untilDead } from './client.ts';
import { python } from './python-client.ts';
import { reply, serve, student } from './serving.ts';

describe('a request', () => {
  it.each([
    'get',
    'GET',
    'gEt',
    'get\n',
    'get\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'getaway',
    'get\0',
    ' \t\r\v\fget',
    'g e\tt',
  ])('%j gets the record, without a wait', async request => {
    expect(await ask(await serve(), request)).toEqual({ text: reply, ending: 'fin' });
  });

  it.each([
    'put',
    'hello',
    '\n',
    '\r\n',
    'ge\n',
    '\nget',
    'g\net',
    'gét',
    'ｇｅｔ',
    '\0get',
    '\ufeffget',
    '{"get":1}',
    Buffer.from('get', 'utf16le'),
    Buffer.from([0xff, 0xfe, 0xfd]),
  ])('%j gets an error, without a wait, and get still works', async request => {
    const server = await serve();
    const heard = await ask(server, request);
    expect(heard.ending).toBe('fin');
    expect(heard.text).toMatch(/^[^\n]*\n$/);
    expect(JSON.parse(heard.text)).toEqual({ error: expect.stringContaining('get') });
    expect((await ask(server, 'get')).text).toBe(reply);
  });

  it('is answered with one JSON object and one line feed', async () => {
    const { text } = await ask(await serve(), 'get');
    expect(text).toMatch(/^\{[^\n]*\}\n$/);
    expect(JSON.parse(text)).toEqual({ id: '2023010101', height: 178, weight: 65.5, size: 'XL' });
  });

  it('is answered in UTF-8', async () => {
    const record = { id: '甲-2023😀', height: 178, weight: 65.5, size: 'XL' } as const;
    expect(JSON.parse((await ask(await serve({ record }), 'get')).text)).toEqual(record);
  });

  it('of a student who keeps it private gets no measure', async () => {
    const server = await serve({ record: { id: '2023010101', declined: true } });
    expect((await ask(server, 'get')).text).toBe('{"id":"2023010101","declined":true}\n');
  });
});

describe('a client that asks nothing', () => {
  it('gets the record when it has been quiet for a while', async () => {
    const server = await serve({ limits: { quietMs: 30 } });
    expect(await ask(server)).toEqual({ text: reply, ending: 'fin' });
  });

  it('gets no record for its silence once it has begun to ask', async () => {
    const server = await serve({ limits: { quietMs: 30, lifetimeMs: 90 } });
    expect((await ask(server, 'g')).text).toContain('no request within');
  });

  it('gets the record at once where it closes its sending half', async () => {
    const socket = await connect(await serve());
    socket.end();
    const heard = await hear(socket);
    expect(heard).toMatchObject({ text: reply, ending: 'fin' });
  });

  it('gets an error at once where it closes its sending half within a word', async () => {
    const server = await serve();
    const socket = await connect(server);
    socket.end('ge');
    const heard = await hear(socket);
    expect(JSON.parse(heard.text)).toEqual({ error: expect.any(String) });
    expect((await ask(server, 'get')).text).toBe(reply);
  });

  it('leaves nothing behind where it resets the connection', async () => {
    const server = await serve();
    const socket = await connect(server);
    socket.resetAndDestroy();
    await server.event(event => event.code === 'answered' && event.bytes === 0);
    expect((await ask(server, 'get')).text).toBe(reply);
  });
});

describe('bytes after the request', () => {
  it('do not cost the client its reply: 100 KB at once, and a reader that comes later', async () => {
    const server = await serve();
    const socket = await connect(server);
    await send(socket, `get${'x'.repeat(100_000)}`);
    expect(await hear(socket)).toMatchObject({ text: reply, ending: 'fin' });
  });

  it('do not cost the client its reply: 100 KB after the answer is there', async () => {
    const server = await serve();
    const socket = await connect(server);
    const heard = hear(socket);
    await send(socket, 'get');
    await server.event(event => event.code === 'answered');
    await send(socket, 'x'.repeat(100_000));
    expect(await heard).toMatchObject({ text: reply, ending: 'fin' });
  });
});

describe('a deadline', () => {
  it('is 1 s for a client that asks nothing, 2 s for a request, and 1 s for a client that does not read', () => {
    expect(info(student).limits).toEqual({ quietMs: 1_000, lifetimeMs: 2_000, unreadMs: 1_000 });
  });

  it('ends a client that trickles white space', async () => {
    const server = await serve({ limits: { lifetimeMs: 200 } });
    const socket = await connect(server);
    const heard = hear(socket);
    const trickle = setInterval(() => socket.write(' '), 10);
    const { text, ending } = await heard;
    clearInterval(trickle);
    expect(ending).toBe('fin');
    expect(JSON.parse(text)).toEqual({ error: expect.any(String) });
    expect((await ask(server, 'get')).text).toBe(reply);
  });

  it('disconnects a client that never reads', async () => {
    const server = await serve({ limits: { unreadMs: 50 } });
    const socket = await connect(server);
    socket.pause();
    await send(socket, 'get');
    await untilDead(socket);
    expect((await ask(server, 'get')).text).toBe(reply);
  });

  it('disconnects a client that reads, and keeps its half open', async () => {
    const server = await serve({ limits: { unreadMs: 50 } });
    const socket = await connect(server);
    socket.resume();
    await send(socket, 'get');
    await untilDead(socket);
    expect((await ask(server, 'get')).text).toBe(reply);
  });

  it('does not hold the end of the server up', async () => {
    const server = await serve();
    const silent = await connect(server);
    const unread = await connect(server);
    unread.pause();
    await send(unread, 'get');
    const heard = hear(silent);
    await server.close();
    expect((await heard).text).toBe('');
  });
});

describeWithPython('a client in Python', () => {
  it('that only reads gets the record', async () => {
    const { port } = await serve({ limits: { quietMs: 30 } });
    expect(await python('reads_only.py', '127.0.0.1', port)).toBe(reply);
  });

  it('that sends get without a line end gets the record', async () => {
    expect(await python('sends_get.py', '127.0.0.1', (await serve()).port)).toBe(reply);
  });

  it('that sends get in three packets gets the record', async () => {
    const server = await serve();
    expect(await python('three_packets.py', '127.0.0.1', server.port)).toBe(reply);
    expect(server.events).toMatchObject([{ code: 'answered', heard: Buffer.from('get') }]);
  });

  it('gets the record 500 times, with CR LF in a packet of its own, and never a reset', async () => {
    const server = await serve();
    expect(JSON.parse(await python('get_then_crlf.py', '127.0.0.1', server.port, 500))).toEqual({
      [`fin ${reply}`]: 500,
    });
  });

  it('gets the record while 99 others ask at the same moment', async () => {
    const server = await serve();
    expect(JSON.parse(await python('all_at_once.py', '127.0.0.1', server.port, 100))).toEqual({
      [reply]: 100,
    });
  });
});

describe.skipIf(lacks('nc'))('netcat', () => {
  it.each([
    ['keeps its sending half open', []],
    ['closes its sending half', ['-N']],
  ])('gets the record where it %s', async (_, flags) => {
    const { port } = await serve();
    const { stdout } = await runProgram(['nc', ...flags, '127.0.0.1', String(port)], { input: 'get\r\n' });
    expect(stdout).toBe(reply);
  });
});
