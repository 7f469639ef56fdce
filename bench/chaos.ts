import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureChaos, startVictims } from '../test/chaos/chaos.ts';
import { labMissing } from '../test/lab/room.ts';
import { record, reply } from './server-peers.ts';
import { figure, printTable, type Row } from './sitting/table.ts';
import { introduce } from './sitting/tools.ts';

/**
 * A good client of `serve` and of `serve --as echo --udp`, and a crawl of 40 seats, before, in and after crowds of eight kinds
 * of bad clients from 47 sources, over TCP and UDP at once, forged senders, stopped processes and clock jumps; all with few
 * descriptors and a full disk under the log.
 */
const PORT = 7_001;

introduce(['Python']);
const missing = labMissing();
if (missing === undefined) await measure();
else console.log(missing);

async function measure(): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
  const victims = await startVictims(record, { cwd, port: PORT });
  const rows: Row[] = [];
  // The children of tests, which the victims are, do not keep a process alive.
  const awake = setInterval(() => {}, 60_000);
  try {
    for await (const row of measureChaos(victims, reply)) {
      rows.push([
        row.what,
        row.tcp.join(' of '),
        figure(row.ninetiethMs ?? undefined),
        row.udp.join(' of '),
        row.crawl.join(', '),
        row.megabytes.map(mb => figure(mb)).join(', '),
        row.sockets.join(', '),
      ]);
    }
  } finally {
    clearInterval(awake);
    victims.end();
    rmSync(cwd, { recursive: true });
  }
  const head = ['', 'TCP', 'p90 ms', 'UDP', 'crawl, ok', 'MB', 'sockets'];
  printTable('A good client in chaos: answers of requests; a crawl of 40 seats; the two servers', head, rows);
}
