import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { command, run, runProgram, start, startProgram } from '../binary.ts';
import { freePort } from '../free-port.ts';
import { lacks } from '../tools/lacks.ts';
import { startServe } from '../tutorial.ts';

describe('talk', () => {
  it('sends the lines of a pipe up to an empty one', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const ended = await run(['talk', `127.0.0.1:${port}`], { input: 'one\r\ntwo\n\nthree\n' });
    expect(ended).toMatchObject({ code: 0, stdout: 'echo one\necho two\n' });
  });

  it('sends the last line of a pipe, too, where it has no line end', async () => {
    const { port } = await startServe(['--as', 'echo']);
    expect((await run(['talk', `127.0.0.1:${port}`], { input: 'one\ntwo' })).stdout).toBe(
      'echo one\necho two\n',
    );
  });

  it('passes the bytes of a pipe unchanged, whatever their encoding', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const bytes = join(mkdtempSync(join(tmpdir(), 'peer-survey-')), 'gb18030.txt');
    writeFileSync(bytes, Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0a]));
    const heard: Buffer[] = [];
    const server = createServer(socket => void socket.on('data', chunk => heard.push(chunk)));
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const at = typeof address === 'object' && address ? address.port : port;
    const talk = startProgram(['sh', '-c', `${command(['talk', `127.0.0.1:${at}`]).join(' ')} <${bytes}`]);
    await expect.poll(() => Buffer.concat(heard).toString('hex')).toBe('c4e3bac3');
    talk.kill();
  });

  it('passes an answer in another encoding on to a pipe, but for control characters', async () => {
    const server = createServer(socket => void socket.end(Buffer.from('c4e3ba1bc3', 'hex')));
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const talk = command(['talk', `127.0.0.1:${port}`, 'hi']).join(' ');
    const { stdout } = await runProgram(['sh', '-c', `${talk} | od -An -tx1`]);
    expect(stdout.trim()).toBe('c4 e3 ba 5c 65 c3 0a');
  });

  it('says that an empty line of a pipe has ended the talk', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const { stderr } = await run(['talk', `127.0.0.1:${port}`], { input: 'one\n\nthree\n' });
    expect(stderr).toBe('An empty line ended the talk; lines after it were not sent.\n');
  });

  it('sends an empty message over UDP', async () => {
    const { port } = await startServe(['--as', 'echo', '--udp']);
    const { code, stdout } = await run(['talk', '--udp', `127.0.0.1:${port}`, '', 'hi']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^echo \necho hi\n2 sent, 2 answered, 0 lost\n/);
  });

  it.each([
    [['127.0.0.1:7000', '', 'hi'], 'an empty message ends the talk'],
    [['127.0.0.1', '24802', 'hi'], '24802 looks like a port: write 127.0.0.1:24802;'],
    [['pc7.lab', '7000'], '7000 looks like a port: write pc7.lab:7000;'],
  ])('refuses %j in one line', async (words, sentence) => {
    const { code, stdout, stderr } = await run(['talk', ...words]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`peer-survey: ${sentence}`);
  });

  it('waits for a server that takes a moment before it speaks first', async () => {
    const server = createServer(socket => {
      socket.on('data', message => socket.write(`you said ${message}`));
      setTimeout(() => socket.write('welcome\n'), 150);
    });
    onTestFinished(() => void server.close());
    const port = await freePort();
    server.listen({ host: '127.0.0.1', port });
    await once(server, 'listening');
    const { stdout } = await run(['talk', `127.0.0.1:${port}`, 'one']);
    expect(stdout).toBe('welcome\nyou said one\n');
  });

  it('sends a message that is longer than one read, and prints all of its answer', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const message = '你'.repeat(40_000);
    const { stdout } = await run(['talk', `127.0.0.1:${port}`], { input: `${message}\n` });
    expect(stdout.replaceAll('echo ', '')).toBe(`${message}\n`);
  });

  it('makes what would steer the terminal visible, and lets line ends and tabs pass', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const { stdout } = await run(['talk', `127.0.0.1:${port}`, 'a\tb\nc\x1b[31m\u202e\r']);
    expect(stdout).toBe('echo a\tb\nc\\e[31m\\u{202e}\\r\n');
  });

  it('exits with 1 if no server listens, and says so', async () => {
    const port = await freePort();
    const ended = await run(['talk', `127.0.0.1:${port}`, 'hello']);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`127.0.0.1:${port} refuses`);
  });

  it('counts a datagram to nobody as lost at once', async () => {
    const port = await freePort();
    const ended = await run(['talk', `127.0.0.1:${port}`, '--udp', 'hello']);
    expect(ended).toMatchObject({ code: 1, stdout: '1 sent, 0 answered, 1 lost\n' });
    expect(ended.stderr).toContain('nobody listens there');
  });

  it('says that a message is too long for a datagram', async () => {
    const { port } = await startServe(['--as', 'echo', '--udp']);
    const ended = await run(['talk', `127.0.0.1:${port}`, '--udp', 'a'.repeat(65_508)]);
    expect(ended.stderr).toContain('too long for one datagram');
    expect(ended.code).toBe(1);
  });

  it.skipIf(lacks('namespaces'))(
    'blames this computer where it has no network, and exits with 2',
    async () => {
      const words = command(['talk', '10.0.0.7:7000', 'hello']);
      const ended = await runProgram(['unshare', '--net', ...words]);
      expect(ended.stderr).toMatch(/^This computer has no network .*Is the cable in/);
      expect(ended.code).toBe(2);
    },
  );

  it('says that messages are left over where the server has hung up', async () => {
    const { port } = await startServe(['--as', 'greet']);
    const ended = await run(['talk', `127.0.0.1:${port}`, 'exit', 'Ann']);
    expect(ended.stdout).toMatch(/Server: Good bye!\n$/);
    expect(ended.stderr).toContain('is gone: it closed the connection');
    expect(ended.code).toBe(1);
  });

  it('gets the record of a survey server without asking, since it closes its sending half', async () => {
    const { port } = await startServe(['--id', '7', '--declined']);
    const ended = await run(['talk', `127.0.0.1:${port}`], { input: '' });
    expect(ended).toMatchObject({ code: 0, stdout: '{"id":"7","declined":true}\n' });
  });

  it.each([[[]], [['--udp']]])('sends a heartbeat as often as it is told, with %j', async flags => {
    const { port } = await startServe(['--as', 'echo', ...flags]);
    const beat = ['--every', '0.05', '--count', '3'];
    const { code, stdout } = await run(['talk', `127.0.0.1:${port}`, ...flags, ...beat]);
    expect(stdout).toMatch(/^(echo heartbeat\n){3}3 sent, 3 answered, 0 lost\nround trips min\/mean\/max/);
    expect(code).toBe(0);
  });

  it('beats until Ctrl-C, which is no fault, and has the counts all the same', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const talk = start(['talk', `127.0.0.1:${port}`, '--every', '0.02', 'still there?']);
    await talk.waitFor(/(echo still there\?\n){3}/);
    talk.kill('SIGINT');
    const { code, stdout } = await talk.done;
    expect(stdout).toMatch(/\d+ sent, \d+ answered, 0 lost\nround trips/);
    expect(code).toBe(0);
  });

  it('ends by Ctrl-C while it waits for a line of a pipe', async () => {
    const { port } = await startServe(['--as', 'echo']);
    const talk = start(['talk', `127.0.0.1:${port}`]);
    talk.write('one\n');
    await talk.waitFor(/echo one/);
    talk.kill('SIGINT');
    expect(await talk.done).toMatchObject({ code: 0, stdout: 'echo one\n' });
  });

  it.each([
    ['nonsense:port', 'is no HOST:PORT'],
    ['127.0.0.1:0', 'is no HOST:PORT'],
    ['[127.0.0.1]:7000', 'is no HOST:PORT'],
    ['127.0.0.1 --every 0', '--every: "0"'],
    ['127.0.0.1 --every 1 --count 0', '--count: "0"'],
    ['127.0.0.1 --count 1', '--count goes with --every'],
    ['127.0.0.1 --every 1 two words', 'repeats one message'],
    ['--udp', 'host:port'],
  ])('refuses %s as a mistake of the command line', async (words, said) => {
    const ended = await run(['talk', ...words.split(' ')]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(said);
  });
});
