import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

/** A program that peers need: its command, how to get its version, and its Debian package. */
interface Tool {
  command: string;
  version: [string, ...string[]];
  packages: string;
}

/** Debian's Python, by its path: another one, found first in the PATH, may be a wrapper that starts slowly. */
const PYTHON = '/usr/bin/python3';

export const tools = {
  nmap: { command: 'nmap', version: ['--version'], packages: 'nmap' },
  nginx: { command: 'nginx', version: ['-v'], packages: 'nginx libnginx-mod-stream' },
  gcc: { command: 'gcc', version: ['--version'], packages: 'gcc libc6-dev' },
  Python: { command: PYTHON, version: ['--version'], packages: 'python3' },
  scipy: {
    command: PYTHON,
    version: ['-c', 'import scipy; print(scipy.__version__)'],
    packages: 'python3-scipy',
  },
  sklearn: {
    command: PYTHON,
    version: ['-c', 'import sklearn; print(sklearn.__version__)'],
    packages: 'python3-sklearn',
  },
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;

/** The version of a tool; undefined if it is not installed or does not start. */
function versionOf(name: ToolName): string | undefined {
  const { command, version } = tools[name];
  const { status, stdout, stderr } = spawnSync(command, version, { encoding: 'utf8' });
  return status === 0 ? /\d+(\.\d+)+/.exec(stdout + stderr)?.[0] : undefined;
}

/** The line that installs a tool. */
function installLine(name: ToolName): string {
  return `apt-get install ${tools[name].packages}`;
}

/**
 * Prints what a figure depends on: the day, the machine, Node's version and those of the peers. Returns the peers that
 * are here; of the others it says how to install them.
 */
export function introduce(peers: readonly ToolName[] = []): Set<ToolName> {
  const found = peers.map(name => ({ name, version: versionOf(name) }));
  const here = found.filter(({ version }) => version !== undefined);
  const day = new Date().toISOString().slice(0, 10);
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  console.log(`${day}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${memory}, ${type()} ${release()}`);
  const versions = here.map(({ name, version }) => `${name} ${version}`);
  console.log([`Node ${process.versions.node}`, ...versions].join(', '));
  for (const { name, version } of found) {
    if (version === undefined)
      console.log(`${name} is missing (${installLine(name)}): what needs it stays empty`);
  }
  return new Set(here.map(({ name }) => name));
}
