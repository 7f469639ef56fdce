import { describe, expect, it } from 'vitest';
import { call, systems } from '../../handout/lines.ts';
import { runProgram } from '../binary.ts';
import { folder } from '../server/serve-binary.ts';
import { lacks } from '../tools/lacks.ts';
import { startHandout } from './started.ts';

describe('the line to type', () => {
  it.skipIf(lacks('curl', 'sha256sum'))('on Linux fetches the file, starts it, and proves it', async () => {
    const { url, sha256 } = await startHandout();
    const cwd = folder({});
    const start = systems.linux.start(`${url}student.mjs`, call('serve', 'zh-CN'));
    const started = await runProgram(['bash', '-c', start], { cwd });
    // It runs, finds no terminal to ask on, and names what is missing in the page's language.
    expect([started.code, started.stderr]).toEqual([2, expect.stringMatching(/缺少.*--height/)]);
    const proved = await runProgram(['bash', '-c', systems.linux.verify(sha256)], { cwd });
    expect(proved).toMatchObject({ code: 0, stdout: `${systems.linux.answer}\n` });
    const wrong = await runProgram(['bash', '-c', systems.linux.verify('0'.repeat(64))], { cwd });
    expect(wrong.code).toBe(1);
  });

  it.skipIf(lacks('curl', 'shasum'))('on macOS does, where its shasum is here', async () => {
    const { url, sha256 } = await startHandout();
    const cwd = folder({});
    const start = systems.macos.start(`${url}student.mjs`, call('--version', 'en'));
    expect((await runProgram(['sh', '-c', start], { cwd })).code).toBe(0);
    const proved = await runProgram(['sh', '-c', systems.macos.verify(sha256)], { cwd });
    expect(proved.stdout).toBe(`${systems.macos.answer}\n`);
  });

  it('on Windows calls curl by its whole name, and needs no &&', () => {
    const start = systems.windows.start('http://10.0.0.5:8050/student.mjs', call('serve', 'en'));
    expect(start).toBe('curl.exe -fO http://10.0.0.5:8050/student.mjs; node student.mjs serve');
    expect(systems.windows.verify('ab')).toBe("(Get-FileHash student.mjs).Hash -eq 'ab'");
  });

  it.skipIf(lacks('curl'))('quotes an IPv6 address, whose brackets are a pattern', async () => {
    const { url } = await startHandout(['--listen', '[::1]:0']);
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+\/$/);
    const start = systems.linux.start(`${url}student.mjs`, call('--version', 'en'));
    expect(start).toMatch(/^curl -fO -g 'http:/);
    expect((await runProgram(['bash', '-c', start], { cwd: folder({}) })).code).toBe(0);
  });
});
