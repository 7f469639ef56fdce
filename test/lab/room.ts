import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { leash } from '../children/leash.ts';

/**
 * A room in network namespaces: a crawler, a switch, and seats, each a machine of its own with its own address and
 * its own ARP. Nothing leads out of it. Needs Linux, root, `ip` and `nft`.
 */
export interface Room {
  /** The range of all seats, as `crawl` takes it. */
  targets: string;
  /** The addresses of the seats by what they do. */
  hosts(role: Role): string[];
  /** A program on the crawler's machine; resolves with its stdout, its exit code and its time in ms. */
  run(command: string, args: string[]): Promise<{ stdout: string; code: number | null; ms: number }>;
  /** The switch loses this percentage of the IP packets, in both directions. */
  lose(percent: number): void;
  /** Makes the crawler forget all hardware addresses. */
  forgetNeighbours(): void;
  /** Resolves the hardware addresses of all seats that are there. */
  meetNeighbours(): void;
  close(): void;
}

/** `drop`: a firewall swallows what comes; `absent`: no machine; `refuse`: nothing listens; `slow`: answers after 400 ms. */
export type Role = 'alive' | 'slow' | 'refuse' | 'drop' | 'absent';

export const LAB_PORT = 1024;
const SLOW_MS = 400;
/** A desktop firewall: connections get no answer at all. */
const firewall = [
  'add table inet lab',
  'add chain inet lab input { type filter hook input priority 0; }',
  'add rule inet lab input meta l4proto tcp drop',
];

/** Tests and benches both run from the root of the repository. */
const responder = join('test', 'lab', 'seats.py');

/** Why there can be no lab here, or undefined where there can. */
export function labMissing(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces need Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const missing = ['ip', 'nft', 'python3'].filter(tool => !isInstalled(tool));
  if (missing.length > 0) return `${missing.join(', ')} missing: apt-get install iproute2 nftables python3`;
  return undefined;
}

function isInstalled(tool: string): boolean {
  return (process.env.PATH ?? '').split(':').some(folder => existsSync(`${folder}/${tool}`));
}

/** Builds a room of `roles.length` seats (at most 200); `close` takes it down again. */
export async function openRoom(roles: readonly Role[]): Promise<Room> {
  const name = (part: string | number) => `lab${process.pid}-${part}`;
  const address = (seat: number) => `10.99.0.${10 + seat}`;
  const hardware = (seat: number) => `02:00:00:00:00:${seat.toString(16).padStart(2, '0')}`;
  const present = roles.flatMap((role, index) => (role === 'absent' ? [] : [{ role, seat: index + 1 }]));
  const namespaces = [name('crawler'), name('switch'), ...present.map(({ seat }) => name(seat))];
  const inside = (namespace: string, lines: string[]) => ip(['-n', namespace, '-batch', '-'], lines);

  ip(
    ['-batch', '-'],
    namespaces.map(namespace => `netns add ${namespace}`),
  );
  const close = () => {
    servers?.kill('SIGKILL');
    ip(
      ['-force', '-batch', '-'],
      namespaces.map(namespace => `netns del ${namespace}`),
    );
  };
  let servers: ChildProcess | undefined;
  try {
    const plug = (port: string, seat: number, namespace: string) =>
      `link add ${port} netns ${name('switch')} type veth peer name eth0 address ${hardware(seat)} netns ${namespace}`;
    const plugs = present.map(({ seat }) => plug(`s${seat}`, seat, name(seat)));
    ip(['-batch', '-'], [plug('c', 255, name('crawler')), ...plugs]);
    const ports = ['c', ...present.map(({ seat }) => `s${seat}`)];
    inside(name('switch'), [
      'link add br0 type bridge',
      'link set br0 up',
      ...ports.map(port => `link set ${port} master br0 up`),
    ]);
    const wire = (namespace: string, own: string) =>
      inside(namespace, ['link set lo up', `addr add ${own}/24 dev eth0`, 'link set eth0 up']);
    wire(name('crawler'), '10.99.0.1');
    for (const { seat } of present) wire(name(seat), address(seat));
    for (const { role, seat } of present) {
      if (role === 'drop') nft(name(seat), firewall);
    }
    servers = await startServers(
      present
        .filter(({ role }) => role !== 'refuse')
        .map(({ role, seat }) => `${role === 'slow' ? SLOW_MS : 0}:${name(seat)}`),
    );
  } catch (error) {
    close();
    throw error;
  }

  return {
    targets: `${address(1)}+${roles.length}`,
    hosts: wanted => roles.flatMap((role, index) => (role === wanted ? [address(index + 1)] : [])),
    run: (command, args) => runIn(name('crawler'), command, args),
    lose(percent) {
      const empty = 'add table bridge lab\ndelete table bridge lab';
      const loss = [
        'add table bridge lab',
        'add chain bridge lab forward { type filter hook forward priority 0; }',
        `add rule bridge lab forward ether type ip numgen random mod 1000 < ${percent * 10} drop`,
      ];
      nft(name('switch'), percent === 0 ? [empty] : [empty, ...loss]);
    },
    forgetNeighbours: () => ip(['-n', name('crawler'), 'neigh', 'flush', 'all']),
    meetNeighbours: () =>
      inside(
        name('crawler'),
        present.map(
          ({ seat }) => `neigh replace ${address(seat)} lladdr ${hardware(seat)} dev eth0 nud reachable`,
        ),
      ),
    close,
  };
}

function ip(args: string[], lines?: string[]): void {
  execFileSync('ip', args, { input: lines?.join('\n') ?? '', stdio: ['pipe', 'ignore', 'pipe'] });
}

function nft(namespace: string, rules: string[]): void {
  const input = `${rules.join('\n')}\n`;
  execFileSync('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], {
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

async function startServers(seats: string[]): Promise<ChildProcess> {
  const words = [responder, String(LAB_PORT), ...seats];
  const servers = leash(spawn('python3', words, { stdio: ['ignore', 'pipe', 'inherit'] }));
  await Promise.race([
    once(servers.stdout, 'data'),
    once(servers, 'exit').then(() => Promise.reject(new Error('seats.py ended'))),
  ]);
  return servers;
}

async function runIn(namespace: string, command: string, args: string[]) {
  const startedAt = performance.now();
  const words = ['netns', 'exec', namespace, command, ...args];
  const child = leash(spawn('ip', words, { stdio: ['ignore', 'pipe', 'inherit'] }));
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', chunk => {
    stdout += chunk;
  });
  const [code]: (number | null)[] = await once(child, 'close');
  return { stdout, code: code ?? null, ms: performance.now() - startedAt };
}
