import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkSchema, type RuleResult } from '../../check/result.ts';
import { SAMPLE_ID } from '../../check/rules/student.ts';
import { allRules, ladders } from '../../check/rules/table.ts';
import { command, run, runProgram, start, startProgram } from '../binary.ts';
import { say } from '../crawler/rows.ts';
import { describeWithPython, withPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';
import { pathOf } from '../tools/lacks.ts';

const page = readFileSync('docs/protocol.md', 'utf8');
const everyRule = ladders.info.filter(({ needsRoster }) => !needsRoster).length;

/** `serve` on a free port of loopback, for as long as the test. */
async function serve(...flags: string[]): Promise<string> {
  const port = await freePort();
  const server = start(['serve', '--host', '127.0.0.1', '--port', String(port), ...flags]);
  onTestFinished(async () => {
    server.kill();
    await server.done;
  });
  await server.waitFor(new RegExp(`127\\.0\\.0\\.1:${port}`));
  return `127.0.0.1:${port}`;
}

const record = ['--id', '2023101', '--height', '171', '--weight', '63', '--size', 'M'];

describe('check --strict', () => {
  it('has nothing to say of serve', async () => {
    const { code, stdout } = await run(['check', await serve(...record), '--strict']);
    expect(stdout).toContain(`All ${everyRule} rules passed.`);
    expect(stdout).toContain('a ConnectionResetError in the server’s\nwindow is from that');
    expect(code).toBe(0);
  });

  it('has nothing to say of a student who keeps the measures private', async () => {
    const { code } = await run(['check', await serve('--id', '2023101', '--declined'), '--strict']);
    expect(code).toBe(0);
  });

  it.each(['echo', 'greet', 'clock'])('has nothing to say of serve --as %s', async exercise => {
    const { code, stdout } = await run([
      'check',
      await serve('--as', exercise),
      '--as',
      exercise,
      '--strict',
    ]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('rules passed.')]);
  });
});

describe('check --udp', () => {
  it('has nothing to say of serve --as echo --udp', async () => {
    const { code } = await run(['check', await serve('--as', 'echo', '--udp'), '--as', 'echo', '--udp']);
    expect(code).toBe(0);
  });
});

describeWithPython('the Python server in docs/protocol.md', () => {
  const script = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

  it('passes every rule of check --strict', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'peer-survey-')), 'server.py');
    writeFileSync(path, script);
    const port = await freePort();
    const server = startProgram([pathOf('python3'), path, '2023101', '171', '63', 'M', String(port)]);
    onTestFinished(async () => {
      server.kill('SIGKILL');
      await server.done;
    });
    await vi.waitFor(
      async () => {
        const { stdout } = await run(['check', `127.0.0.1:${port}`, '--only', '1.2']);
        expect(stdout).toContain('rules passed.');
      },
      { timeout: 45_000 },
    );
    const { code, stdout } = await run(['check', `127.0.0.1:${port}`, '--strict']);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`All ${everyRule} rules passed.`)]);
  });

  it('is run there with the number that check takes for a copied one', () => {
    expect(page).toContain(`python server.py ${SAMPLE_ID} `);
  });
});

describeWithPython('check', { timeout: 60_000 }, () => {
  it.each(['en', 'zh-CN', 'zh-TW'])('shows the cause, the line to change, and the byte in %s', async lang => {
    await withPython([['encodes', 'str']], async ([server]) => {
      const { code, stdout } = await run(['check', `127.0.0.1:${server?.port}`, '--lang', lang]);
      expect(code).toBe(1);
      expect(stdout).toContain('json.dumps(record)');
      // The caret is under the first quotation mark.
      expect(stdout).toMatch(/^ {2}\{'id'.*\n {3}\^ /m);
      expect(stdout).toMatch(/✗ 4\.1/);
    });
  });

  it('writes JSON that its schema knows, and exits with 1 where there is something to fix', async () => {
    await withPython([['mute']], async ([server]) => {
      const { code, stdout } = await run(['check', `127.0.0.1:${server?.port}`, '--format', 'json']);
      const [host] = checkSchema.parse(JSON.parse(stdout)).hosts;
      expect([code, host?.outcome, host?.headline]).toEqual([1, 'failed', '2.1']);
    });
  });

  it('shows every read with --verbose, and only the first and the rest without', async () => {
    const steps = ['{', "'", 'i', 'd'].flatMap(text => [say(text), 'wait:200']);
    await withPython([['says', ...steps, 'close']], async ([server]) => {
      const reads = async (...flags: string[]) => {
        const { timeline, received } = await failedRule(server?.port, ...flags);
        const bytes = timeline?.flatMap(({ what, bytes }) => (what === 'received' ? [bytes] : []));
        return { bytes, received };
      };
      expect(await reads()).toEqual({ bytes: [1, 3], received: undefined });
      expect(await reads('--verbose')).toEqual({ bytes: [1, 1, 1, 1], received: "{'id" });
    });
  });

  it('keeps at most 64 KiB of what a server sends', async () => {
    await withPython([['floods']], async ([server]) => {
      const { received, finding } = await failedRule(server?.port, '--verbose');
      expect([received?.length, finding?.code]).toEqual([65_536, 'too-large']);
    });
  });

  it('finds two servers that give the same id', async () => {
    await withPython([['../beginners/metres'], ['keeps_open'], ['keeps_open']], async servers => {
      const targets = servers.map(({ port }) => `127.0.0.1:${port}`);
      const { stdout } = await run(['check', ...targets, '--format', 'json']);
      const { hosts } = checkSchema.parse(JSON.parse(stdout));
      const findings = hosts.map(host => host.rules.find(({ id }) => id === host.headline)?.finding);
      const twins = { code: 'same-id', seats: [2, 3] };
      expect(findings).toEqual([expect.objectContaining({ code: 'metres' }), twins, twins]);
    });
  });
});

/** The rule that is the headline of a check in JSON. */
async function failedRule(port: number | undefined, ...flags: string[]): Promise<Partial<RuleResult>> {
  const { stdout } = await run(['check', `127.0.0.1:${port}`, '--format', 'json', ...flags]);
  const [host] = checkSchema.parse(JSON.parse(stdout)).hosts;
  return host?.rules.find(({ id }) => id === host.headline) ?? {};
}

describe('check --list', () => {
  it('shows every rule with its id, and contacts nobody', async () => {
    const connected = vi.fn();
    const server = createServer(connected);
    onTestFinished(() => void server.close());
    const port = await freePort();
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
    const lists = await Promise.all(
      Object.keys(ladders).map(name =>
        run(['check', `127.0.0.1:${port}`, '--as', name, '--strict', '--list']),
      ),
    );
    const shown = new Set(lists.flatMap(({ stdout }) => stdout.match(/^\d\.\d/gm) ?? []));
    expect([...shown].sort()).toEqual(
      [...new Set(allRules.filter(({ needsRoster }) => !needsRoster).map(({ id }) => id))]
        // Over UDP there is one rule more.
        .filter(id => id !== '7.8')
        .sort(),
    );
    expect(connected).not.toHaveBeenCalled();
  });
});

describe('check of a class', () => {
  it('asks the seats of lab.config.json but for those excluded', async () => {
    const config = join(mkdtempSync(join(tmpdir(), 'peer-survey-')), 'class.json');
    writeFileSync(config, JSON.stringify({ hosts: ['127.0.0.1+3'], port: await freePort() }));
    const { stdout } = await run([
      ...['check', '--config', config, '--exclude', '127.0.0.2', '--only', '1.2', '--format', 'json'],
    ]);
    const { hosts } = checkSchema.parse(JSON.parse(stdout));
    expect(hosts.map(({ host }) => host)).toEqual(['127.0.0.1', '127.0.0.3']);
  });

  it('shows a class no id and no byte of a seat', async () => {
    const at = await serve(...record);
    const all = await run(['check', at, '--format', 'json']);
    const shown = await run(['check', at, '--format', 'json', '--show', 'seats']);
    expect([all.stdout.includes('2023101'), shown.stdout.includes('2023101')]).toEqual([true, false]);
  });
});

describe('check --roster', () => {
  it('names the number on the class list that is one slip away', async () => {
    const list = join(mkdtempSync(join(tmpdir(), 'peer-survey-')), 'class.csv');
    writeFileSync(list, 'id,name\n2023110,Ann\n2023999,Bo\n');
    const at = await serve(...record);
    const { code, stdout } = await run(['check', at, '--roster', list, '--format', 'json']);
    const [host] = checkSchema.parse(JSON.parse(stdout)).hosts;
    const finding = host?.rules.find(({ id }) => id === '5.3')?.finding;
    expect([code, finding]).toEqual([1, { code: 'not-on-roster', near: ['2023110'] }]);
  });
});

describe('check --watch', () => {
  it('runs again when the server was started again', async () => {
    const port = await freePort();
    const listen = async () => {
      const server = createServer(socket => {
        socket.on('error', () => {}).once('data', () => socket.end('not yet'));
      });
      await once(server.listen(port, '127.0.0.1'), 'listening');
      return server;
    };
    const first = await listen();
    const watching = start(['check', `127.0.0.1:${port}`, '--watch']);
    onTestFinished(() => watching.kill());
    await watching.waitFor(/not JSON/i);
    await watching.waitFor(/Ctrl-C/);
    first.close();
    await watching.waitFor(/has ended/);
    const second = await listen();
    onTestFinished(() => void second.close());
    await watching.waitFor(/started again/);
    await vi.waitFor(
      () => expect(watching.said().stdout.match(/Change this first/g)).toHaveLength(2),
      10_000,
    );
    watching.kill('SIGINT');
    expect((await watching.done).code).toBe(130);
  });

  it('leaves the one client of a server that answers one to the check', async () => {
    const port = await freePort();
    const listen = async () => {
      const server = createServer(socket => {
        server.close();
        socket
          .on('error', () => {})
          .once('data', () => socket.end('{"id":"2023101","height":171,"weight":63,"size":"M"}'));
      });
      await once(server.listen(port, '127.0.0.1'), 'listening');
    };
    await listen();
    const watching = start(['check', `127.0.0.1:${port}`, '--watch', '--lang', 'en']);
    onTestFinished(() => watching.kill());
    await watching.waitFor(/has ended/);
    await listen();
    await watching.waitFor(/started again/);
    const found = () => watching.said().stdout.match(/Change this first\n {2}Answered one client/g);
    await vi.waitFor(() => expect(found()).toHaveLength(2), 20_000);
    watching.kill('SIGINT');
    expect((await watching.done).code).toBe(130);
  });
});

describe('check that is interrupted', () => {
  it('ends with the code that the shell expects, and says so', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    const port = await freePort();
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
    const checking = start(['check', `127.0.0.1:${port}`]);
    await once(server, 'connection');
    checking.kill('SIGINT');
    const { code, stdout } = await checking.done;
    expect([code, stdout]).toEqual([130, 'Interrupted before a check was done.\n']);
  });
});

describe('trouble of our own', () => {
  // Windows has no such limit to set.
  it.skipIf(process.platform === 'win32')('is waited for, and never the server’s fault', async () => {
    const at = await serve(...record);
    const words = command(['check', at, '--strict', '--format', 'json']);
    const { code, stdout } = await runProgram(['sh', '-c', 'ulimit -n 48; exec "$@"', 'sh', ...words]);
    const [host] = checkSchema.parse(JSON.parse(stdout)).hosts;
    expect([code, host?.outcome]).toEqual([0, 'passed']);
    expect(host?.rules.filter(({ state }) => state !== 'passed')).toEqual([]);
  });
});

describe('check with a mistake of the operator', () => {
  it.each([
    ['check'],
    ['check', '127.0.0.1', '--only', '9'],
    ['check', '127.0.0.1+2', '--watch'],
    ['check', '127.0.0.1', '--as', 'echo', '--udp', '--watch'],
    ['check', '127.0.0.1', '--show', 'none'],
    ['check', '127.0.0.1', '--as', 'quiz'],
    ['check', '127.0.0.1', '--as', 'greet', '--udp'],
    ['check', '127.0.0.1', '--format', 'yaml'],
    ['check', '8.8.8.8'],
    ['check', '127.0.0.1', '--port', 'x'],
  ])('is one line and exit 2: %s %s %s %s', async (...args) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    expect(stderr).toMatch(/^peer-survey: /);
  });
});
