import { execFileSync } from 'node:child_process';

/** Two machines and a cable between them, as network namespaces. Nothing leads out of it. Needs Linux, root and `ip`. */
export interface Network {
  /** Words before a command, for it to run on that machine. */
  onServer: string[];
  onClients: string[];
  close(): void;
}

export const SERVER = '10.77.0.1';

/** Forty more addresses of the server: a room of seats. */
export const ROOM = '10.77.1.1-40';

const numbered = (network: number, count: number) =>
  Array.from({ length: count }, (_, index) => `10.77.${network}.${index + 1}`);

const GOOD_CLIENT = '10.77.0.2';

/** Addresses of the clients' machine that crowds come from. */
export const SOURCES = numbered(2, 47);

/** Addresses of the same link where no machine is. */
export const ABSENT = numbered(3, 100);

export function openNetwork(): Network {
  const [server, clients] = [`chaos${process.pid}-server`, `chaos${process.pid}-clients`];
  const close = () => {
    for (const name of [server, clients]) ip(['-force', '-batch', '-'], [`netns del ${name}`]);
  };
  const plug = (name: string, addresses: string[]) =>
    ip(
      ['-n', name, '-batch', '-'],
      ['link set lo up', ...addresses.map(address => `addr add ${address}/16 dev eth0`), 'link set eth0 up'],
    );
  try {
    ip(
      ['-batch', '-'],
      [
        `netns add ${server}`,
        `netns add ${clients}`,
        `link add eth0 netns ${server} type veth peer name eth0 netns ${clients}`,
      ],
    );
    plug(server, [SERVER, ...numbered(1, 40)]);
    plug(clients, [GOOD_CLIENT, ...SOURCES]);
  } catch (error) {
    close();
    throw error;
  }
  return { onServer: inside(server), onClients: inside(clients), close };
}

function inside(name: string): string[] {
  return ['ip', 'netns', 'exec', name];
}

function ip(args: string[], lines: string[]): void {
  execFileSync('ip', args, { input: lines.join('\n'), stdio: ['pipe', 'ignore', 'pipe'] });
}
