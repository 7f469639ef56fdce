import { parseArgs } from 'node:util';
import { LAB_PORT, labMissing, openRoom, type Role, type Room } from '../test/lab/room.ts';
import { type Build, builds } from './sitting/before.ts';
import { figure, printTable, type Row } from './sitting/table.ts';
import { introduce, tools } from './sitting/tools.ts';
import { median, takeTurns } from './sitting/turns.ts';

/**
 * A room of 40 seats in network namespaces, some dead and some packets lost: how long the crawl takes, and whom it
 * misses, beside nmap -T5 with a script that asks, and Python with a thread for each seat. All in one sitting, in turn.
 * `--only dead` or `--only lost` measures one part.
 */
const SEATS = 40;
const RUNS = 7;

interface Client {
  name: string;
  /** Which seats answered, and how long the whole program took, in ms. */
  ask(room: Room): Promise<{ answered: number; ms: number; sweepMs?: number }>;
}

const crawlBy = ({ name, cli }: Build, flags: string[] = []): Client => ({
  name: [name, 'crawl', ...flags].join(' '),
  async ask(room) {
    const args = [cli, 'crawl', room.targets, '--port', String(LAB_PORT), '--format', 'json', ...flags];
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
    const { stdout, ms } = await room.run(tools.Python.command, [
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
const here = introduce(['nmap', 'Python']);
const { now, before } = builds();
const ours = [crawlBy(now), ...(before ? [crawlBy(before)] : [])];
const peers = here.has('nmap') ? [nmap, threads] : [threads];
const parts: Record<string, () => Promise<void>> = { dead: tabulateDeadSeats, lost: tabulateMissedSeats };
const { values } = parseArgs({
  options: { only: { type: 'string', default: Object.keys(parts).join() }, before: { type: 'string' } },
});
for (const part of values.only.split(',')) {
  if (!parts[part]) throw new Error(`--only: "${part}" is not one of ${Object.keys(parts).join(', ')}`);
  await parts[part]();
}

/** Table 1: the wall time of the whole program, with some of the seats dead. */
async function tabulateDeadSeats(): Promise<void> {
  const clients = [...ours, crawlBy(now, ['--timeout', '500']), ...peers];
  const rows: Row[] = [];
  for (const [dead, role] of [
    [2, 'drop'],
    [10, 'drop'],
    [30, 'drop'],
    [10, 'absent'],
    [30, 'absent'],
  ] as const) {
    await withRoom(seatsWith(dead, role), async room => {
      const contenders = clients.map(client => ({
        name: client.name,
        run: () => {
          // Absent seats have no hardware address to know; those that drop packets have one.
          if (role === 'absent') room.forgetNeighbours();
          else room.meetNeighbours();
          return client.ask(room);
        },
      }));
      const results = await takeTurns(contenders, { runs: RUNS });
      const reference = median((results.get(nmap.name) ?? []).map(({ ms }) => ms));
      for (const [name, runs] of results) {
        const ms = median(runs.map(run => run.ms));
        const sweepMs = median(runs.flatMap(run => run.sweepMs ?? []));
        const least = Math.min(...runs.map(({ answered }) => answered));
        const alive = `${least} of ${SEATS - dead}`;
        rows.push([`${dead} ${role}, ${name}`, seconds(ms), seconds(sweepMs), figure(ms / reference), alive]);
      }
    });
  }
  printTable(
    `${SEATS} seats, some of them dead: seconds, medians of ${RUNS} runs in turn`,
    ['dead seats, client', 'program', 'sweep alone', 'of nmap', 'least answered'],
    rows,
  );
}

/** Table 2: living seats that are missed under loss. The peers, which take longer, get fewer probes. */
async function tabulateMissedSeats(): Promise<void> {
  const clients = [
    ...ours.map(client => ({ client, sweeps: 80 })),
    ...peers.map(client => ({ client, sweeps: 10 })),
  ];
  const rows: Row[] = [];
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
          const setting = `${percent} %, ARP ${warm ? 'warm' : 'cold'}`;
          rows.push([`${setting}, ${client.name}`, `${missed} of ${sweeps * SEATS}`, seconds(median(times))]);
        }
      }
    }
  });
  printTable(
    'Living seats that are missed while packets are lost; seconds of the whole program',
    ['packets lost, client', 'missed', 'program'],
    rows,
  );
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

function seconds(ms: number): string | undefined {
  return figure(ms / 1_000);
}
