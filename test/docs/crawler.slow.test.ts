import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';

const pages = ['docs/crawler.md', 'docs/zh-CN/crawler.md', 'docs/zh-TW/crawler.md'];

describeWithPython.each(pages)('the crawler in %s', page => {
  it.each([[[]], [['--one-address']]])('passes every rule as it is printed %j', async flags => {
    const script = /```python\n([\s\S]*?)```/.exec(readFileSync(page, 'utf8'))?.[1] ?? '';
    const path = join(mkdtempSync(join(tmpdir(), 'peer-survey-')), 'crawler.py');
    writeFileSync(path, script);
    const port = String(await freePort());
    const words = ['--port', port, ...flags, '--format', 'json', '--', 'python3', path, '{hosts}'];
    const { stdout } = await run(['referee', ...words], { timeoutMs: 60_000 });
    const verdict = JSON.parse(stdout);
    const seed = verdict.room.seed;
    const notPassed = verdict.rules.filter(({ state }: { state: string }) => state !== 'passed');
    expect([seed, notPassed]).toEqual([seed, []]);
  });
});
