import { describe, expect, it } from 'vitest';
import { exercisePorts } from '../../shared/ids.ts';
import { readPage } from './pages.ts';

const folders = ['docs', 'docs/zh-CN', 'docs/zh-TW'];

describe.each(folders)('%s, on small things that stop a lesson', folder => {
  it.each(['protocol.md', 'exercises.md'])('lets no second copy of a server take the port: %s', page => {
    const { code } = readPage(`${folder}/${page}`);
    const at = code.findIndex(line => line.includes('SO_REUSEADDR'));
    expect(code[at - 1]).toMatch(/if os\.name != "nt":/);
  });

  it('says the port of each exercise', () => {
    const { text } = readPage(`${folder}/exercises.md`);
    for (const port of Object.values(exercisePorts))
      if (port) expect(text).toMatch(new RegExp(`:${port}\\b`));
  });

  it('says what PowerShell takes where it refuses scripts', () => {
    const { text } = readPage(`${folder}/platforms.md`);
    for (const command of ['npm.cmd', 'npx.cmd', 'peer-survey.cmd']) expect(text).toContain(command);
  });

  it('says how a file of seats is written, and what of it others see', () => {
    expect(readPage(`${folder}/seats.md`).text).toMatch(/@(FILE|文件|檔案)/);
    expect(readPage(`${folder}/privacy.md`).text).toMatch(/`check`.*junit/is);
  });
});

it.each(['README.md', 'README.zh-CN.md', 'README.zh-TW.md'])(
  '%s says what PowerShell 5.1 takes, and how the command starts quickly in a clone',
  page => {
    for (const words of ['npm ci; npm run demo', "'@room.txt'", "'1,1,1'", 'npm link'])
      expect(readPage(page).text).toContain(words);
  },
);
