import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { fileTroubleOf } from '../../cli/files.ts';
import { openSink } from '../../cli/sink.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { loadMessages } from '../../messages/load.ts';
import { run, runProgram } from '../binary.ts';

const messages = await loadMessages('en');
const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

async function write(path: string, ...pieces: string[]): Promise<void> {
  const sink = await openSink(path, messages);
  for (const piece of pieces) await sink.write(piece);
  await sink.close();
}

const onUnix = describe.skipIf(process.platform === 'win32');

describe('a report that goes to a file', () => {
  it('is there as a whole, and nothing beside it', async () => {
    const inside = mkdtempSync(join(folder, 'new-'));
    const sink = await openSink(join(inside, 'report.csv'), messages);
    await sink.write('学号,');
    expect(readdirSync(inside)).toEqual([]);
    await sink.write('身高\n');
    await sink.close();
    expect(readdirSync(inside)).toEqual(['report.csv']);
    expect(readFileSync(join(inside, 'report.csv'), 'utf8')).toBe('学号,身高\n');
  });

  it('replaces what was longer', async () => {
    writeFileSync(at('old.txt'), 'a'.repeat(100));
    await write(at('old.txt'), 'b');
    expect(readFileSync(at('old.txt'), 'utf8')).toBe('b');
  });

  onUnix('on a system with modes', () => {
    it('is for the owner only where the file is new, and else as the file was', async () => {
      await write(at('new.txt'), 'x');
      expect(statSync(at('new.txt')).mode & 0o777).toBe(0o600);
      writeFileSync(at('shared.txt'), '');
      chmodSync(at('shared.txt'), 0o644);
      await write(at('shared.txt'), 'x');
      expect(statSync(at('shared.txt')).mode & 0o777).toBe(0o644);
    });

    it('goes where a link leads', async () => {
      writeFileSync(at('target.txt'), '');
      symlinkSync('target.txt', at('link.txt'));
      await write(at('link.txt'), 'x');
      expect(lstatSync(at('link.txt')).isSymbolicLink()).toBe(true);
      expect(readFileSync(at('target.txt'), 'utf8')).toBe('x');
    });

    // Nobody can make a file in /dev/fd, not even root.
    it.skipIf(process.platform !== 'linux')('is tried beside the file, not beside the link', async () => {
      writeFileSync(at('stdout.txt'), 'old');
      const file = openSync(at('stdout.txt'), 'r+');
      try {
        await write(`/dev/fd/${file}`, 'x');
      } finally {
        closeSync(file);
      }
      expect(readFileSync(at('stdout.txt'), 'utf8')).toBe('x');
    });

    it('is refused if links lead in a circle', async () => {
      symlinkSync('round.txt', at('about.txt'));
      symlinkSync('about.txt', at('round.txt'));
      await expect(openSink(at('round.txt'), messages)).rejects.toThrow('its links lead in a circle');
    });

    it('makes the file that a link leads to, also over another link', async () => {
      symlinkSync('made.txt', at('first.txt'));
      symlinkSync('first.txt', at('second.txt'));
      await write(at('second.txt'), 'x');
      expect(lstatSync(at('second.txt')).isSymbolicLink()).toBe(true);
      expect(lstatSync(at('first.txt')).isSymbolicLink()).toBe(true);
      expect(readFileSync(at('made.txt'), 'utf8')).toBe('x');
    });
  });

  it.each([
    ['a folder', () => folder, 'it is a folder, not a file'],
    ['a folder that is not there', () => at('nowhere/x'), 'there is no such file or folder'],
    ['below a file', () => at('old.txt/x'), 'a folder in its path is a file'],
    ['a name that is too long', () => at('n'.repeat(250)), 'its name is too long'],
  ])('is refused before there is one: %s', async (_, path, why) => {
    writeFileSync(at('old.txt'), '');
    const opened = openSink(path(), messages);
    await expect(opened).rejects.toThrow(UsageError);
    await expect(opened).rejects.toThrow(why);
  });

  it('may be held open by another program, says Windows', () => {
    for (const code of ['EPERM', 'EACCES']) {
      const error = Object.assign(new Error(`${code}: rename`), { code });
      expect(fileTroubleOf(error, messages, 'win32')).toContain('another program (Excel?)');
      expect(fileTroubleOf(error, messages, 'linux')).toBe('you may not');
    }
  });
});

onUnix('a report that goes to what is no file', () => {
  const makePipe = (name: string) => spawnSync('mkfifo', [at(name)]);

  it('is written to a pipe that somebody reads, and the pipe stays', async () => {
    makePipe('pipe');
    const reader = runProgram(['cat', at('pipe')]);
    // The pipe has a reader a moment later.
    await vi.waitFor(() => write(at('pipe'), 'one\n', 'two\n'), { timeout: 45_000 });
    expect((await reader).stdout).toBe('one\ntwo\n');
    expect(statSync(at('pipe')).isFIFO()).toBe(true);
  });

  it('is refused at once by a pipe that nobody reads', async () => {
    makePipe('unread');
    await expect(openSink(at('unread'), messages)).rejects.toThrow('nobody reads from it');
  });

  // Devices of the test's own: a sink that replaced the machine's /dev/null would harm all other programs.
  it.skipIf(process.getuid?.() !== 0)('leaves a device what it is', async () => {
    spawnSync('mknod', [at('null'), 'c', '1', '3']);
    spawnSync('mknod', [at('full'), 'c', '1', '7']);
    await write(at('null'), 'x');
    expect(statSync(at('null')).isCharacterDevice()).toBe(true);
    await expect(write(at('full'), 'x')).rejects.toThrow('the disk is full');
    expect(statSync(at('full')).isCharacterDevice()).toBe(true);
  });
});

describe('crawl', () => {
  it('says what it wrote', async () => {
    const { stdout, stderr } = await run([
      'crawl',
      '127.0.0.1:9',
      '--out',
      at('room.json'),
      '--format',
      'json',
    ]);
    const { size } = statSync(at('room.json'));
    expect([stdout, stderr]).toEqual(['', `Wrote ${at('room.json')}: ${size} bytes.\n`]);
  });

  it('says why --min-ok makes its exit code 1', async () => {
    const { code, stderr } = await run(['crawl', '127.0.0.1:9', '--min-ok', '3']);
    expect([code, stderr]).toEqual([1, 'Exit code 1: 0 seats answered, fewer than --min-ok 3.\n']);
  });

  it('says which seats it asks where none are named', async () => {
    const { stderr } = await run(['list', '--exclude', '127.0.0.2']);
    expect(stderr).toBe('No targets named: asking 127.0.0.1+40, the default.\n');
    writeFileSync(at('lab.config.json'), '{"hosts": ["127.0.0.7", "127.0.0.9-11"]}');
    const listed = await run(['list'], { cwd: folder });
    expect(listed.stderr).toBe('No targets named: asking 127.0.0.7, 127.0.0.9-11, from lab.config.json.\n');
  });
});
