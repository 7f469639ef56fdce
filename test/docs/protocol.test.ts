import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { sizes } from '../../shared/size.ts';
import { statuses } from '../../shared/status.ts';
import { run, startProgram } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';
import { pathOf } from '../tools/lacks.ts';

const paths = ['docs/protocol.md', 'docs/zh-CN/protocol.md', 'docs/zh-TW/protocol.md'];
const pages = paths.map(path => ({ path, page: readFileSync(path, 'utf8') }));

describeWithPython.each(pages)('the Python server in $path', ({ page }) => {
  it('is what the crawler expects, without a note', async () => {
    const script = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const path = join(mkdtempSync(join(tmpdir(), 'peer-survey-')), 'server.py');
    writeFileSync(path, script);
    const port = await freePort();
    const server = startProgram([pathOf('python3'), path, '2026010117', '178', '65.5', 'XL', String(port)]);
    try {
      await vi.waitFor(
        async () => {
          const { stdout } = await run(['crawl', `127.0.0.1:${port}`, '--format', 'json']);
          const [host] = JSON.parse(stdout).hosts;
          const student = { id: '2026010117', height: 178, weight: 65.5, size: 'XL' };
          expect(host).toMatchObject({ status: 'ok', student, notes: [], attempts: 1 });
        },
        { timeout: 45_000 },
      );
    } finally {
      server.kill('SIGKILL');
      await server.done;
    }
  });
});

describe.each(pages)('$path', ({ page }) => {
  it('names every size, in order', () => {
    expect(page).toMatch(new RegExp(sizes.join('(, |、)')));
  });

  it('names every status', () => {
    for (const status of statuses) expect(page).toContain(`\`${status}\``);
  });
});
