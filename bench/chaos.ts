import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlVictim, measureChaos, startVictim } from '../test/chaos/chaos.ts';
import { ours, reply } from './server-peers.ts';
import { figure, printTable, type Row } from './sitting/table.ts';
import { introduce } from './sitting/tools.ts';

/**
 * A good client of `serve` and of `serve --as echo --udp`, before, in and after crowds of eight kinds of bad clients from 47
 * sources, and of a process that is stopped and continued; all with few descriptors and a full disk under the log.
 * The clock is not set: every deadline runs on one that never goes back.
 */
const PORT = 21_060;

const here = introduce(['Python']);
if (here.has('Python')) await measure();

async function measure(): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
  writeFileSync(join(cwd, 'lab.config.json'), '{"server": {"limitLoopback": true}}');
  const record = ours.words(PORT, cwd).filter((_, index, words) => isOfRecord(words, index));
  const tcp = await startVictim(record, { cwd, port: PORT });
  const udp = await startVictim(['--as', 'echo', '--udp'], { cwd, port: PORT + 1 });
  const rows: Row[] = [];
  try {
    for await (const row of measureChaos({ tcp, udp, reply })) {
      rows.push([
        row.what,
        row.tcp.join(' of '),
        figure(row.ninetiethMs),
        row.udp.join(' of '),
        row.megabytes.map(mb => figure(mb)).join(', '),
        row.sockets.join(', '),
      ]);
    }
    const results = await crawlVictim({ tcp, udp, reply });
    printTable(
      'A good client in chaos: answers of requests',
      ['', 'TCP', 'p90 ms', 'UDP', 'MB', 'sockets'],
      rows,
    );
    console.log(`\nA crawl afterwards: results for ${results} of 40 targets`);
  } finally {
    tcp.kill('SIGKILL');
    udp.kill('SIGKILL');
    rmSync(cwd, { recursive: true });
  }
}

/** The flags of the record, and their values. */
function isOfRecord(words: readonly string[], index: number): boolean {
  const flags = ['--id', '--height', '--weight', '--size'];
  return flags.includes(words[index] ?? '') || flags.includes(words[index - 1] ?? '');
}
