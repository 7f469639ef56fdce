import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { run } from '../binary.ts';

it.skipIf(process.platform === 'win32')(
  'a FIFO that nobody writes into is given up in one line, whatever it was to be',
  async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    execFileSync('mkfifo', [join(cwd, 'fifo')]);
    const lines = [
      'list 127.0.0.1 --config fifo',
      'serve --profile fifo',
      'list 127.0.0.1 --roster fifo',
      'list @fifo',
      'crawl 127.0.0.1:9 --since fifo',
      'pair fifo',
    ];
    const stderr = 'peer-survey: fifo gave nothing for 5 seconds; write into it first, or give a file\n';
    const endings = await Promise.all(lines.map(line => run(line.split(' '), { cwd })));
    expect(endings.map((ended, at) => [lines[at], ended])).toEqual(
      lines.map(line => [line, { code: 2, signal: null, stdout: '', stderr }]),
    );
  },
);
