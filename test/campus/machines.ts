import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ProgramOptions, type Running, startProgram } from '../binary.ts';

/** Machines with networks of their own, as network namespaces. Needs Linux, root and `ip`. */
export interface Machines {
  /** The words that start a program on a machine. */
  on(machine: string): string[];
  start(machine: string, words: readonly string[], options?: ProgramOptions): Running;
  /** `ip` on a machine, a command a line. */
  ip(machine: string, ...lines: string[]): void;
  /** Connects two machines, each with an address and its prefix; a device has the name of the machine at the other end. */
  connect(ends: [End, End], line?: SlowLine): Promise<void>;
  close(): void;
}

interface End {
  machine: string;
  address: string;
}

/** `loss` in percent; both hold for each way. */
export interface SlowLine {
  delayMs: number;
  loss: number;
}

const slowLink = fileURLToPath(new URL('slow-link.py', import.meta.url));

export function openMachines(names: readonly string[]): Machines {
  const namespace = (name: string) => `campus${process.pid}-${name}`;
  const on = (machine: string) => ['ip', 'netns', 'exec', namespace(machine)];
  const inside = (machine: string, ...lines: string[]) => ip(['-n', namespace(machine)], lines);
  const slowLines: Running[] = [];
  ip(
    [],
    names.map(name => `netns add ${namespace(name)}`),
  );
  for (const name of names) inside(name, 'link set lo up');
  return {
    on,
    start: (machine, words, options) =>
      startProgram([...on(machine), ...words], { timeoutMs: 300_000, ...options }),
    ip: inside,
    async connect([one, other], slow) {
      const ends = [
        { ...one, device: other.machine },
        { ...other, device: one.machine },
      ];
      if (slow) {
        const words = ends.map(({ machine, device }) => `${namespace(machine)}:${device}`);
        const program = ['python3', slowLink, String(slow.delayMs), String(slow.loss), ...words];
        const line = startProgram(program, { timeoutMs: 300_000 });
        slowLines.push(line);
        await line.waitFor(/ready/);
      } else {
        const [near, far] = ends.map(({ machine, device }) => `${device} netns ${namespace(machine)}`);
        ip([], [`link add ${near} type veth peer name ${far}`]);
      }
      for (const { machine, address, device } of ends)
        inside(machine, `addr add ${address} dev ${device}`, `link set ${device} up`);
    },
    close() {
      for (const line of slowLines) line.kill('SIGKILL');
      ip(
        ['-force'],
        names.map(name => `netns del ${namespace(name)}`),
      );
    },
  };
}

function ip(args: string[], lines: string[]): void {
  const input = `${lines.join('\n')}\n`;
  execFileSync('ip', [...args, '-batch', '-'], { input, stdio: ['pipe', 'ignore', 'pipe'] });
}
