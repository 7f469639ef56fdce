import { existsSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { command, type Ended, type Running, run, start, startProgram } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';
import { ask, connect, hear, send } from '../server/client.ts';
import { pythonCommand } from '../server/python-client.ts';
import { expectNoTrace, folder, here, serveBinary, who } from '../server/serve-binary.ts';
import { reply, student } from '../server/serving.ts';

describe('what serve says', () => {
  it('at first is what it shares, at which addresses, and how to end it', async () => {
    const { program, port } = await serveBinary([...who, ...here]);
    const { stdout } = program.said();
    expect(stdout).toContain(JSON.stringify(student));
    expect(stdout).toContain(`127.0.0.1:${port}`);
    expect(stdout).toContain('Ctrl-C');
    expect((await ask({ port }, 'get')).text).toBe(reply);
  });

  it('at first names every address of this computer where it listens on all of them', async () => {
    const { program, port } = await serveBinary(who);
    expect(program.said().stdout).toMatch(new RegExp(`^ {2}127\\.0\\.0\\.1:${port}\\b`, 'm'));
    expect((await ask({ port, host: '127.0.0.2' }, 'get')).text).toBe(reply);
  });

  it('of each request is one line, with who asked, and what', async () => {
    const { program, port } = await serveBinary([...who, ...here]);
    const socket = await connect({ port, from: '127.0.0.7' });
    const peer = `127.0.0.7:${socket.localPort}`;
    const heard = hear(socket);
    await send(socket, 'GeT');
    await heard;
    await program.waitFor(/GeT.*\n/);
    expect(lines(program.said().stderr)).toEqual([expect.stringContaining(peer)]);
  });

  it('of a request is harmless for the terminal, and stays one line, whatever came', async () => {
    const { program, port } = await serveBinary([...who, ...here]);
    const hostile = Buffer.concat([
      Buffer.from('\x1b]0;owned\x07\x1b[2J\r\x7f\u009b1m\u202e\u2066\u200b\u2028\0'),
      Buffer.from([0xff, 0x9b, 0xe4]),
    ]);
    expect(JSON.parse((await ask({ port }, hostile)).text)).toEqual({ error: expect.any(String) });
    await program.waitFor(/owned.*\n/);
    const { stderr } = program.said();
    expect(lines(stderr)).toHaveLength(1);
    expect(stderr.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(stderr).toContain('\\e]0;owned');
    expect((await ask({ port }, 'get')).text).toBe(reply);
  });

  it('of a long request is its beginning', async () => {
    const { program, port } = await serveBinary([...who, ...here]);
    await ask({ port }, 'x'.repeat(10_000));
    await program.waitFor(/xxx.*\n/);
    expect(program.said().stderr.length).toBeLessThan(250);
    expect((await ask({ port }, 'get')).text).toBe(reply);
  });

  it('with --quiet is who is turned away, and nobody who is answered', async () => {
    const cwd = folder({ 'lab.config.json': JSON.stringify({ server: { allow: ['127.0.0.2'] } }) });
    const { program, port } = await serveBinary([...who, ...here, '--quiet'], { cwd });
    expect((await ask({ port, from: '127.0.0.2' }, 'get')).text).toBe(reply);
    await ask({ port }, 'get');
    await program.waitFor(/--allow/);
    expect(lines(program.said().stderr)).toEqual([expect.stringContaining('127.0.0.1')]);
  });

  it('is in the language that was asked for', async () => {
    const { program } = await serveBinary([...who, ...here, '--lang', 'zh-TW']);
    expect(program.said().stdout).toMatch(/\p{Script=Han}/u);
  });
});

describe('what serve shares', () => {
  it('comes from a profile, and a flag goes before it', async () => {
    const cwd = folder({ 'me.json': JSON.stringify({ ...student, size: 'm' }) });
    const { port } = await serveBinary([...here, '--profile', 'me.json', '--weight', '70'], { cwd });
    expect(JSON.parse((await ask({ port }, 'get')).text)).toEqual({ ...student, size: 'M', weight: 70 });
  });

  it('comes from a profile with a byte order mark, and a student number without quotes', async () => {
    const cwd = folder({ 'me.json': `\ufeff${JSON.stringify({ ...student, id: 2023010101 })}` });
    const { port } = await serveBinary([...here, '--profile', 'me.json'], { cwd });
    expect((await ask({ port }, 'get')).text).toBe(reply);
  });

  it('keeps the zeros that a student number begins with', async () => {
    const { port } = await serveBinary([...who, ...here, '--id', '007']);
    expect(JSON.parse((await ask({ port }, 'get')).text)).toEqual({ ...student, id: '007' });
  });

  it('is no measure where the student keeps them private, also where a profile has them', async () => {
    const cwd = folder({ 'me.json': JSON.stringify(student) });
    for (const source of [
      ['--id', student.id],
      ['--profile', 'me.json'],
    ]) {
      const { program, port } = await serveBinary([...here, ...source, '--declined'], { cwd });
      expect((await ask({ port }, 'get')).text).toBe(`{"id":"${student.id}","declined":true}\n`);
      expect(program.said().stdout).not.toMatch(/178|65\.5|XL/);
    }
  });
});

describeWithPython('the questions of serve on a terminal', () => {
  const onTerminal = (args: string[]): Running => {
    const program = startProgram([...pythonCommand('on_a_terminal.py'), ...command(['serve', ...args])]);
    onTestFinished(() => program.kill('SIGKILL'));
    return program;
  };

  it('are for what is missing, again where an answer makes no sense', async () => {
    const port = await freePort();
    const program = onTerminal([...here, '--port', String(port), '--size', 'XL']);
    await program.waitFor(/number: /);
    program.write('2023010101\r');
    await program.waitFor(/cm: /);
    program.write('1.78\r');
    await program.waitFor(/metres.*cm: /s);
    program.write('178,5\r');
    await program.waitFor(/write 178\.5.*cm: /s);
    program.write('178\r');
    await program.waitFor(/kg: /);
    program.write('65.5\r');
    await program.waitFor(/Ctrl-C/);
    expect((await ask({ port }, 'get')).text).toBe(reply);
    program.write('\x03');
    expect((await program.done).code).toBe(0);
  });

  it('end with Ctrl-C, and name what is missing', async () => {
    const program = onTerminal([...here, '--id', '1', '--size', 'XL']);
    await program.waitFor(/cm: /);
    program.write('\x03');
    const { code, stdout } = await program.done;
    expect(code).toBe(2);
    expect(stdout).toMatch(/\r\npeer-survey: --height, --weight/);
    expectNoTrace(stdout);
  });

  it('end with Ctrl-D, and name what is missing', async () => {
    const program = onTerminal([...here, ...who.slice(0, 6)]);
    await program.waitFor(/6XL\): /);
    program.write('\x04');
    const { code, stdout } = await program.done;
    expect(code).toBe(2);
    expect(stdout).toMatch(/--size/);
    expectNoTrace(stdout);
  });

  it.each(['100', '250'])('take a height of %s, whatever the weight will be', async height => {
    const program = onTerminal([...here, '--id', '1']);
    await program.waitFor(/cm: /);
    program.write(`${height}\r`);
    // The next question, or a complaint.
    const [next] = await program.waitFor(/kg: |^ {2}\S.*/m);
    expect(next).toBe('kg: ');
  });
});

describe('a mistake of the operator', () => {
  it.each([
    ['an unknown option', [...who, '--hieght', '178'], '--hieght'],
    ['an option without its value', [...who, '--port'], '--port'],
    ['a word too many', [...who, 'me.json'], 'argument'],
    ['a port that there is not', [...who, '--port', '70000'], '--port'],
    ['a port that is no number', [...who, '--port', 'http'], '--port'],
    ['a port that is no port', [...who, '--port', '0'], '--port'],
    ['an address of another computer', [...who, '--host', '203.0.113.5'], '203.0.113.5'],
    ['an access list that cannot be read', [...who, '--allow', '10.0.0.0/33'], '10.0.0.0/33'],
    ['an unknown language', [...who, '--lang', 'xx'], 'xx'],
    ['a height in metres', [...who, '--height', '1.78'], 'metres'],
    ['a height that is no number', [...who, '--height', 'tall'], '--height: "tall" is not a number'],
    ['a decimal comma', [...who, '--weight', '65,5'], '--weight: "65,5" is not a number; write 65.5'],
    ['a size that there is not', [...who, '--size', 'Q'], 'Q'],
    ['nothing of the record', [], '--id, --height, --weight, --size'],
    ['half of the record', ['--id', '1', '--size', 'XL'], '--height, --weight'],
    ['no student number of one who declines', ['--declined'], '--id'],
    ['a profile that is not there', ['--profile', 'nobody.json'], 'nobody.json'],
    ['a profile that is no JSON', ['--profile', 'broken.json'], 'broken.json'],
    ['a profile that is a folder', ['--profile', '.'], '.'],
    ['a profile with a height in metres', ['--profile', 'metres.json'], 'metres.json'],
    ['a profile without a size', ['--profile', 'sizeless.json'], 'sizeless.json'],
    ['a profile that is a list', ['--profile', 'list.json'], 'list.json'],
    ['a configuration with an unknown key', [...who, '--config', 'unknown.json'], 'server.alow'],
    ['a configuration with an access list that cannot be read', [...who, '--config', 'access.json'], 'moon'],
  ])('is one line, and exit code 2: %s', async (_, args, named) => {
    const cwd = folder({
      'broken.json': '{"id": "1",}',
      'metres.json': JSON.stringify({ ...student, height: 1.78 }),
      'sizeless.json': JSON.stringify({ ...student, size: undefined }),
      'list.json': '[]',
      'unknown.json': '{"server": {"alow": []}}',
      'access.json': '{"server": {"allow": ["moon"]}}',
    });
    expectMistake(await run(['serve', ...args], { cwd }), named);
  });

  it('is one line, and exit code 2: a port that is in use', async () => {
    const { port } = await serveBinary([...who, ...here]);
    const ended = await run(['serve', ...who, ...here, '--port', String(port)]);
    expectMistake(ended, String(port));
    expect(ended.stderr).toContain('in use');
  });

  it('names the configuration, not a flag, if it is in the configuration', async () => {
    const cwd = folder({ 'lab.config.json': '{"server": {"allow": ["moon"]}}' });
    const { stderr } = await run(['serve', ...who], { cwd });
    expect(stderr).toContain('server.allow');
    expect(stderr).not.toContain('--allow');
  });
});

describe('who may ask', () => {
  const closed = () => folder({ 'lab.config.json': '{"server": {"allow": ["10.9.9.9"]}}' });

  it('is who stands on the list; who does not is refused, and the log has the flag that would let it in', async () => {
    const { program, port } = await serveBinary([...who, ...here], { cwd: closed() });
    expect(await ask({ port }, 'get')).toMatchObject({ text: '', ending: 'reset' });
    await program.waitFor(/127\.0\.0\.1:\d+ .*--allow 127\.0\.0\.1\b/);
  });

  it('is also who is let in with the flag, and nobody else', async () => {
    const { port } = await serveBinary([...who, ...here, '--allow', '127.0.0.3', '--allow', '127.0.0.4/32'], {
      cwd: closed(),
    });
    expect((await ask({ port, from: '127.0.0.3' }, 'get')).text).toBe(reply);
    expect((await ask({ port, from: '127.0.0.4' }, 'get')).text).toBe(reply);
    expect((await ask({ port, from: '127.0.0.5' }, 'get')).text).toBe('');
  });
});

describe('the end of serve', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'comes with %s, with exit code 0, also while clients are connected',
    async signal => {
      const { program, port } = await serveBinary([...who, ...here]);
      const silent = await connect({ port });
      const unread = await connect({ port });
      unread.pause();
      await send(unread, 'get');
      await program.waitFor(/asked.*\n/);
      const heard = hear(silent);
      program.kill(signal);
      const ended = await program.done;
      expect(ended).toMatchObject({ code: 0, signal: null });
      expectNoTrace(ended.stderr);
      expect((await heard).text).toBe('');
    },
  );

  it('frees the port', async () => {
    const first = await serveBinary([...who, ...here]);
    await ask({ port: first.port }, 'get');
    first.program.kill('SIGINT');
    await first.program.done;
    const port = String(first.port);
    const again = start(['serve', ...who, ...here, '--port', port]);
    onTestFinished(() => again.kill('SIGKILL'));
    await again.waitFor(/Ctrl-C/);
    expect((await ask({ port: first.port }, 'get')).text).toBe(reply);
  });

  it('comes quietly if the reader of stdout has gone', async () => {
    const { program } = await serveBinary([...who, ...here]);
    program.closeReader('stdout');
    program.kill('SIGINT');
    const ended = await program.done;
    expect(ended.code).toBe(0);
    expect(ended.stderr).toBe('');
  });

  it('does not come with the reader of its log', async () => {
    const { program, port } = await serveBinary([...who, ...here]);
    program.closeReader('stderr');
    for (let visits = 0; visits < 5; visits++) expect((await ask({ port }, 'get')).text).toBe(reply);
    program.kill('SIGINT');
    expect((await program.done).code).toBe(0);
  });

  it.skipIf(!existsSync('/dev/full'))('does not come with a full disk under its log', async () => {
    const before = ['bash', '-c', 'exec "$@" 2>/dev/full', 'bash'];
    const { program, port } = await serveBinary([...who, ...here], { before });
    for (let visits = 0; visits < 5; visits++) expect((await ask({ port }, 'get')).text).toBe(reply);
    program.kill('SIGINT');
    expect((await program.done).code).toBe(0);
  });
});

function expectMistake({ code, stdout, stderr }: Ended, named: string): void {
  expect(stdout).toBe('');
  expect(lines(stderr)).toEqual([expect.stringContaining(named)]);
  expectNoTrace(stderr);
  expect(code).toBe(2);
}

function lines(text: string): string[] {
  return text.split('\n').filter(line => line !== '');
}

describe('the addresses of serve', () => {
  it.each(['', '0'])('are real ones where --host is %j', async host => {
    const { program, port } = await serveBinary([...who, '--host', host]);
    const { stdout } = program.said();
    expect(stdout).toContain(`  127.0.0.1:${port}  (this computer only)\n`);
    expect(stdout).not.toMatch(/^ {2}:\d/m);
  });
});
