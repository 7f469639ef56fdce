import { cpus } from 'node:os';
import { isInstalled, LAB_PORT, labMissing, openRoom, type Role, type Room } from '../test/lab/room.ts';

/**
 * A room of 40 seats in network namespaces, some dead and some packets lost: how long the crawl takes, and whom it
 * misses, beside nmap -T5 with a script that asks, and Python with a thread for each seat. All in one sitting, in turn.
 */
const SEATS = 40;
const RUNS = 7;

interface Client {
  name: string;
  /** Which seats answered, and how long the whole program took, in ms. */
  ask(room: Room): Promise<{ answered: number; ms: number; sweepMs?: number }>;
}

const crawl = (name: string, flags: string[]): Client => ({
  name,
  async ask(room) {
    const args = [
      'dist/cli.js',
      'crawl',
      room.targets,
      '--port',
      String(LAB_PORT),
      '--format',
      'json',
      ...flags,
    ];
    const { stdout, ms } = await room.run(process.execPath, args);
    const { counts, durationMs } = JSON.parse(stdout);
    return { answered: counts.ok ?? 0, ms, sweepMs: durationMs };
  },
});

const nmap: Client = {
  name: 'nmap -T5, with a script',
  async ask(room) {
    const [first = ''] = room.targets.split('+');
    const range = `${first}-${Number(first.split('.').at(-1)) + SEATS - 1}`;
    const args = ['-n', '-T5', '-p', String(LAB_PORT), '--script', 'bench/peers/get.nse', range];
    const { stdout, ms } = await room.run('nmap', args);
    return { answered: stdout.match(/"height"/g)?.length ?? 0, ms };
  },
};

const threads: Client = {
  name: 'Python, 40 threads, 1 s',
  async ask(room) {
    const [first = ''] = room.targets.split('+');
    const { stdout, ms } = await room.run('python3', [
      'bench/peers/threads.py',
      first,
      String(SEATS),
      String(LAB_PORT),
    ]);
    return { answered: stdout.match(/"height"/g)?.length ?? 0, ms };
  },
};

const why = labMissing();
if (why !== undefined) {
  console.log(`no room to measure in: ${why}`);
  process.exit(1);
}
const peers = [nmap, threads].filter(client => client !== nmap || isInstalled('nmap'));
if (peers.length < 2) console.log('nmap is missing (apt-get install nmap); its rows are left out\n');

console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}\n`,
);
await tabulateDeadSeats();
await tabulateMissedSeats();

/** Table 1: the wall time of the whole program, with some of the seats dead. */
async function tabulateDeadSeats(): Promise<void> {
  console.log(
    `Seconds for ${SEATS} seats: whole program, median of ${RUNS} runs in turn (in brackets: the sweep alone)\n`,
  );
  const clients = [crawl('crawl', []), crawl('crawl --timeout 500', ['--timeout', '500']), ...peers];
  for (const [dead, role] of [
    [2, 'drop'],
    [10, 'drop'],
    [30, 'drop'],
    [10, 'absent'],
    [30, 'absent'],
  ] as const) {
    await withRoom(seatsWith(dead, role), async room => {
      const runs = new Map(clients.map(client => [client.name, [] as Awaited<ReturnType<Client['ask']>>[]]));
      for (let run = 0; run < RUNS; run++) {
        for (const client of clients) {
          // Absent seats have no hardware address to know; those that drop packets have one.
          if (role === 'absent') room.forgetNeighbours();
          else room.meetNeighbours();
          runs.get(client.name)?.push(await client.ask(room));
        }
      }
      const reference = median((runs.get(nmap.name) ?? []).map(({ ms }) => ms));
      for (const [name, results] of runs) {
        const ms = median(results.map(result => result.ms));
        const sweepMs = median(results.flatMap(result => result.sweepMs ?? []));
        const sweep = Number.isNaN(sweepMs) ? '        ' : `(${seconds(sweepMs)})`;
        const least = Math.min(...results.map(({ answered }) => answered));
        console.log(
          `${dead} ${role.padEnd(7)} ${name.padEnd(24)} ${seconds(ms)} ${sweep.padEnd(8)} ${(ms / reference).toFixed(2)} x nmap, at least ${least} of ${SEATS - dead} answered`,
        );
      }
    });
  }
}

/** Table 2: living seats that are missed under loss. The peers, which take longer, get fewer probes. */
async function tabulateMissedSeats(): Promise<void> {
  console.log('\nLiving seats missed, of how many probes; median seconds of the whole program\n');
  const clients = [
    { client: crawl('crawl', []), sweeps: 80 },
    ...peers.map(client => ({ client, sweeps: 10 })),
  ];
  await withRoom(seatsWith(0, 'alive'), async room => {
    for (const percent of [1, 5]) {
      for (const warm of [true, false]) {
        for (const { client, sweeps } of clients) {
          let missed = 0;
          const times: number[] = [];
          room.lose(percent);
          for (let sweep = 0; sweep < sweeps; sweep++) {
            if (warm) room.meetNeighbours();
            else room.forgetNeighbours();
            const { answered, ms } = await client.ask(room);
            missed += SEATS - answered;
            times.push(ms);
          }
          const arp = `ARP ${warm ? 'warm' : 'cold'}`;
          console.log(
            `${percent} % loss  ${arp}  ${client.name.padEnd(24)} ${String(missed).padStart(4)} of ${String(sweeps * SEATS).padEnd(5)} ${seconds(median(times))}`,
          );
        }
      }
    }
  });
}

function seatsWith(dead: number, role: Role): Role[] {
  return Array.from({ length: SEATS }, (_, index) => (index < dead ? role : 'alive'));
}

async function withRoom(roles: Role[], measure: (room: Room) => Promise<void>): Promise<void> {
  const room = await openRoom(roles);
  try {
    await measure(room);
  } finally {
    room.close();
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(2);
}
