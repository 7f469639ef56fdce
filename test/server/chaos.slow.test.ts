import { expect, it, onTestFinished } from 'vitest';
import { crawlVictim, measureChaos, type Row, startVictim } from '../chaos/chaos.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';
import { folder, who } from './serve-binary.ts';
import { reply } from './serving.ts';

// The crowds need epoll and many sources in 127/8, and what they leave behind is read from /proc.
const describeOnLinux = process.platform === 'linux' ? describeWithPython : () => {};

describeOnLinux('a server with few descriptors and a full disk under its log', () => {
  it('answers a good client before, in and after each of nine troubles, and keeps nothing of them', {
    timeout: 600_000,
  }, async () => {
    const cwd = folder({ 'lab.config.json': '{"server": {"limitLoopback": true}}' });
    const tcp = await startVictim(who, { cwd, port: await freePort() });
    const udp = await startVictim(['--as', 'echo', '--udp'], { cwd, port: await freePort() });
    onTestFinished(() => {
      tcp.kill('SIGKILL');
      udp.kill('SIGKILL');
    });
    const victims = { tcp, udp, reply };
    const rows: Row[] = [];
    for await (const row of measureChaos(victims)) rows.push(row);
    const [before] = rows;
    for (const { what, ...row } of rows) {
      expect([what, ...row.tcp]).toEqual([what, row.tcp[1], row.tcp[1]]);
      // In a flood of datagrams the answers of a second can be used up.
      if (!/^in: .*datagrams/.test(what)) expect([what, ...row.udp]).toEqual([what, 30, 30]);
      if (what.startsWith('after'))
        expect([what, ...row.sockets]).toEqual([what, ...(before?.sockets ?? [])]);
      expect(Math.max(...row.megabytes)).toBeLessThan(300);
    }
    expect(await crawlVictim(victims)).toBe(40);
  });
});
