import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeManual } from '../../cli/manual-page.ts';
import { commands } from '../../commands/table.ts';
import { loadMessages } from '../../messages/load.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { run, runProgram } from '../binary.ts';
import { lacks } from '../tools/lacks.ts';

const path = 'man/peer-survey.1';

describe('the manual page', () => {
  /** `npx vitest run test/man -u` writes it anew. */
  it('says what the commands say of themselves', async () => {
    const written = await writeManual(commands, packageJson.version, await loadMessages('en'));
    expect(written).toMatch(/^[\n\x20-\x7e]*$/);
    await expect(written).toMatchFileSnapshot(`../../${path}`);
  });

  it.skipIf(lacks('mandoc'))('is sound, and shows each command with the flags of its --help', async () => {
    const lint = await runProgram(['mandoc', '-T', 'lint', '-W', 'warning', path], { cwd: '.' });
    // The page that is made from the sources has no date.
    expect(lint.stdout.replace(/.*missing date.*\n/, '')).toBe('');
    const { stdout } = await runProgram(['mandoc', '-T', 'ascii', '-O', 'width=120', path], { cwd: '.' });
    const shown = stdout.replace(/.\x08/g, '');
    for (const name of Object.keys(commands)) {
      const start = shown.search(new RegExp(`^ {3}${name}$`, 'm'));
      expect([name, start > 0]).toEqual([name, true]);
      const part = shown.slice(start);
      const help = (await run([name, '--help'])).stdout;
      for (const [, flag] of help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)) expect(part).toContain(`${flag}`);
    }
  });

  it('is what the package brings', () => {
    // A list: npm links nothing for a single name.
    expect(packageJson.man).toEqual([path]);
    expect(packageJson.files).toContain(path);
    expect(readFileSync(path, 'utf8')).toContain('.SH EXIT STATUS');
  });
});
