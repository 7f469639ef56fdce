import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { run } from '../binary.ts';

const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-'));
const bare = mkdtempSync(join(tmpdir(), 'peer-survey-'));
writeFileSync(
  join(cwd, 'lab.config.json'),
  JSON.stringify({ labs: { A101: ['127.0.0.1+2:1'], B7: ['127.0.0.7:1'] } }),
);
afterAll(() => {
  for (const folder of [cwd, bare]) rmSync(folder, { recursive: true, force: true });
});

const nowhere = 'unix:///nowhere/q';
describe('a mistake about labs and queues', () => {
  it.each([
    [
      ['crawl', '--queue', nowhere, '10.0.0.1'],
      '--queue asks the labs of lab.config.json; leave the targets out, or --queue',
    ],
    [
      ['crawl', '--lab', 'A101', '10.0.0.1'],
      '--lab takes its targets from lab.config.json; leave the targets out, or --lab',
    ],
    [['crawl', '--lab', 'A10'], '--lab: "A10" is not in "labs" of lab.config.json; did you mean A101?'],
    [['crawl', '--queue', nowhere, '--lab', 'b7'], 'did you mean B7?'],
    [['crawl', '--queue'], 'no queue; give --queue a URL, set PEER_SURVEY_QUEUE'],
    [
      ['crawl', '--queue', 'http://q'],
      '--queue: "http://q" does not start with rediss://, redis:// or unix://',
    ],
    [['crawl', '--queue', 'redis://t:SECRET@q'], 'has a password in it'],
    [['crawl', '--resume', 's3f9c2a1b'], '--resume needs --queue'],
    [['crawl', '--wait', '5'], '--wait needs --queue'],
    [['crawl', '--queue', nowhere, '--wait', 'soon'], '--wait: "soon" is not a whole number'],
    [['crawl', '--queue', nowhere, '--wait', '0'], '--wait: "0" is not a whole number'],
    [['crawl', '--queue', nowhere, '--lab', 'A101', '--resume', 's3f9c2a1b'], 'leave --lab out'],
    [['crawl', '--queue', nowhere], 'not reached within 5 s (ENOENT)'],
    [['worker', '--queue', nowhere], '--lab is missing'],
    [['worker', '--queue', nowhere, '--lab', 'A 1'], 'is not a name for a lab'],
    [['worker', '--queue', nowhere, '--lab', 'A10'], 'did you mean A101?'],
    [['worker', '--lab', 'A101'], 'no queue'],
    [['campus', 'acls'], 'is not one of acl, status'],
    [
      ['campus', 'acl', '--passwords', 'nowhere/x'],
      'cannot write nowhere/x: there is no such file or folder',
    ],
    [['campus', 'status', '--queue', nowhere], 'not reached within 5 s (ENOENT)'],
  ])('%j is told in one line', async (words, said) => {
    const { code, stdout, stderr } = await run(words, { cwd });
    expect([code, stdout]).toEqual([2, '']);
    const lines = stderr.trim().split('\n');
    expect(lines.at(-1)).toContain(said);
    // A queue that is not there is said to be gone once, before the crawl gives up.
    expect(lines.length).toBeLessThan(3);
    expect(stderr).not.toContain('SECRET');
  });

  it('is told in one line, too, if something other than Redis answers', async () => {
    const server = createServer((_, response) => response.end('hello'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const { code, stdout, stderr } = await run(['crawl', '--queue', `redis://127.0.0.1:${port}`], { cwd });
    server.close();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n').at(-1)).toContain('what answers there is not Redis');
    expect(stderr).not.toContain('    at ');
  });

  it.each([[['crawl', '--queue', nowhere]], [['crawl', '--lab', 'A101']], [['campus', 'acl']]])(
    '%j without labs says how to name them',
    async words => {
      const { code, stderr } = await run(words, { cwd: bare });
      expect([code, stderr]).toEqual([2, expect.stringContaining('"labs": { "A101": ["10.1.1.10-49"] }')]);
    },
  );

  it('in the configuration names the lab', async () => {
    writeFileSync(join(bare, 'bad.json'), JSON.stringify({ labs: { 'A 1': ['10.0.0.1'] } }));
    const { code, stderr } = await run(['crawl', '--config', 'bad.json'], { cwd: bare });
    expect([code, stderr]).toEqual([2, expect.stringContaining('labs.A 1: expected a name of a lab')]);
  });
});

describe('crawl --lab without a queue', () => {
  it('asks that lab from here, and the results name it', async () => {
    const { stdout } = await run(['crawl', '--lab', 'B7', '--lab', 'A101', '--format', 'json'], { cwd });
    const { hosts } = JSON.parse(stdout);
    expect(hosts.map(({ seat, lab, host }: Record<string, unknown>) => [seat, lab, host])).toEqual([
      [1, 'A101', '127.0.0.1'],
      [2, 'A101', '127.0.0.2'],
      [3, 'B7', '127.0.0.7'],
    ]);
  });
});

describe('campus acl', () => {
  it('prints a user a lab and the teacher, and keeps their passwords in a file of one’s own', async () => {
    const first = await run(['campus', 'acl'], { cwd });
    const second = await run(['campus', 'acl'], { cwd });
    expect(first.stdout).toMatch(
      /^user default off\nuser teacher on #.*\nuser lab-A101 on #.*\nuser lab-B7 on #.*\n$/,
    );
    expect(second.stdout).toBe(first.stdout);
    const path = join(cwd, 'queue-passwords.txt');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    for (const line of readFileSync(path, 'utf8').trim().split('\n'))
      expect(first.stdout + first.stderr).not.toContain(line.split(' ')[1]);
  });

  it('replaces no pipe, folder or device by its passwords', async () => {
    const pipe = join(cwd, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, cwd]) {
      const ended = await run(['campus', 'acl', '--passwords', path], { cwd });
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(`${path} is no regular file; choose a file`);
    }
    expect(statSync(pipe).isFIFO()).toBe(true);
  });
});
