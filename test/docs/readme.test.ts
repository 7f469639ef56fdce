import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../binary.ts';

const languages = [
  { path: 'README.md', lang: 'en' },
  { path: 'README.zh-CN.md', lang: 'zh-CN' },
  { path: 'README.zh-TW.md', lang: 'zh-TW' },
];

/** The room and its crawl, without the times, which differ from run to run, and with 1024 where another program has that port. */
function roomOf(output: string): string {
  const [room = '', port = ''] = /^.*127\.0\.0\.1-40:(\d+)[\s\S]*/m.exec(output) ?? [];
  return room
    .replaceAll(port, '1024')
    .replaceAll(/\d+(?:\.\d)? (ms|毫秒)/g, 'n $1')
    .replaceAll(/\d+\.\d\d (s|秒)/g, 'n $1')
    .trim();
}

describe.each(languages)('$path', ({ path, lang }) => {
  const page = readFileSync(path, 'utf8');

  it('shows what the demo prints', async () => {
    const { code, stdout } = await run(['demo', '--lang', lang]);
    expect(code).toBe(0);
    const [shown = ''] = /^.*127\.0\.0\.1-40:1024[^`]*(?=```)/m.exec(page) ?? [];
    expect(roomOf(shown)).toBe(roomOf(stdout));
  });

  it('names no command or flag that there is not', async () => {
    const commands = [...page.matchAll(/(?:npx )?peer-survey ([a-z]+)([^`\n]*)/g)];
    expect(commands.length).toBeGreaterThan(5);
    for (const [, command = '', rest = ''] of commands) {
      const { code, stdout } = await run([command, '--help']);
      expect({ command, code }).toEqual({ command, code: 0 });
      for (const [flag] of rest.matchAll(/--[a-z-]+/g)) expect(stdout, command).toContain(`${flag}`);
    }
  });
});
