import { describe, expect, it, onTestFinished } from 'vitest';
import { measureChaos, type Row, startVictims } from '../chaos/chaos.ts';
import { lacks } from '../tools/lacks.ts';
import { folder, who } from './serve-binary.ts';
import { reply } from './serving.ts';

describe.skipIf(lacks('namespaces', 'python3', 'bash'))('servers short of descriptors and of disk', () => {
  it('answer a good client before, in and after each of seven troubles, and keep nothing of them', {
    timeout: 600_000,
  }, async () => {
    const victims = await startVictims(who, { cwd: folder({}), port: 7_001 });
    onTestFinished(victims.end);
    const rows: Row[] = [];
    for await (const row of measureChaos(victims, reply)) rows.push(row);
    const [before] = rows;
    for (const { what, tcp, udp, crawl, sockets, megabytes } of rows) {
      expect([what, tcp[0], crawl[0]]).toEqual([what, tcp[1], 40]);
      // A flood can leave the system no room for a datagram to wait in.
      if (!/^in: .*flood/.test(what)) expect([what, udp[0]]).toEqual([what, udp[1]]);
      expect(Math.max(...megabytes)).toBeLessThan(300);
      if (what.startsWith('in')) continue;
      expect([what, crawl[1], ...sockets]).toEqual([what, 40, ...(before?.sockets ?? [])]);
    }
  });
});
