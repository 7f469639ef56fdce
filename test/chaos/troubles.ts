import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Running, startProgram } from '../binary.ts';
import { ABSENT, type Network, SERVER, SOURCES } from './network.ts';

/** The servers under attack, and the network that they are in. */
export interface Victims {
  tcp: Running & { port: number };
  udp: Running & { port: number };
  network: Network;
}

/** Begins a trouble; what it returns ends it. */
export type Trouble = (victims: Victims) => Promise<() => Promise<void>>;

const crowd =
  (vice: string, count: number): Trouble =>
  ({ tcp, network }) =>
    startCrowd(network, 'crowd.py', SERVER, tcp.port, count, vice, ...SOURCES);

const datagrams =
  (kind: string, senders: readonly string[]): Trouble =>
  ({ udp, network }) =>
    startCrowd(network, 'datagram_crowd.py', SERVER, udp.port, kind, ...senders);

/** Both servers stand still every other moment, as on a computer that is short of everything. */
const stopped: Trouble = async victims => {
  const beat = setInterval(() => {
    signal(victims, 'SIGSTOP');
    setTimeout(() => signal(victims, 'SIGCONT'), 300);
  }, 600);
  return async () => {
    clearInterval(beat);
    await pause(300);
    signal(victims, 'SIGCONT');
  };
};

/** The clock of both servers jumps a day ahead and a day back. */
const jumps: Trouble = async victims => {
  signal(victims, 'SIGUSR2');
  return async () => signal(victims, 'SIGUSR2');
};

/** Two troubles at a time, since a minute is short and each server has its own. */
const both =
  (one: Trouble, other: Trouble): Trouble =>
  async victims => {
    const ends = await Promise.all([one(victims), other(victims)]);
    return async () => void (await Promise.all(ends.map(end => end())));
  };

/** Eight kinds of bad clients, from 47 sources each; forged senders; stopped and continued processes; clock jumps. */
export const troubles: Record<string, Trouble> = {
  '800 say nothing; datagrams flood': both(crowd('says-nothing', 800), datagrams('floods', SOURCES)),
  '800 trickle; forged senders flood': both(
    crowd('trickles', 800),
    datagrams('forged', [...SOURCES, ...ABSENT]),
  ),
  '800 never read; forged neighbours': both(crowd('never-reads', 800), datagrams('absent', ABSENT)),
  '128 pour white space': crowd('floods', 128),
  '128 pour after get': crowd('pours', 128),
  '50 reset and come again': crowd('resets', 50),
  'stopped and continued; the clock jumps': both(stopped, jumps),
};

function signal({ tcp, udp }: Victims, name: NodeJS.Signals): void {
  for (const { pid } of [tcp, udp]) process.kill(pid, name);
}

async function startCrowd({ onClients }: Network, name: string, ...args: (string | number)[]) {
  // From the project's root, since the bench is bundled into another folder.
  const script = join(process.cwd(), 'test/fixtures/clients', name);
  const words = [...onClients, 'python3', '-I', '-S', script, ...args.map(String)];
  const program = startProgram(words, { timeoutMs: 600_000 });
  await program.waitFor(/ready/);
  return async () => {
    program.endInput();
    await program.done;
  };
}
