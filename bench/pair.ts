import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCommand } from './pair/command.ts';
import { kinds } from './pair/data.ts';
import { measureBeside, peers } from './pair/peers.ts';
import type { Racer } from './pair/race.ts';
import { introduce } from './sitting/tools.ts';

/**
 * The closest pair among a thousand to a million students, beside scipy's cKDTree with both its threads and
 * scikit-learn's KDTree: from columns in memory to the least distance. Ours also counts all ties and lists the first
 * hundred. Flags take a part:
 *
 *   npm run bench:pair -- --sizes 1e4,1e6 --kinds integers,continuous --peers scipy --parts peers
 */
const { values: flags } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1e3,1e4,1e5,1e6' },
    kinds: { type: 'string', default: Object.keys(kinds).join() },
    peers: { type: 'string', default: peers.map(({ tool }) => tool).join() },
    parts: { type: 'string', default: 'peers,command' },
  },
});
const sizes = flags.sizes.split(',').map(Number);
const large = sizes.filter(size => size >= 1e5);
const ours: Racer = { name: 'peer-survey', command: [process.execPath, '.bench/ours.js'] };

const parts = {
  peers: async folder => {
    for (const [kind, draw] of Object.entries(kinds)) {
      if (flags.kinds.split(',').includes(kind))
        await measureBeside(racers, { folder, ours, sizes }, { kind, draw });
    }
  },
  command: folder => measureCommand({ folder, reader: ours }, large),
} satisfies Record<string, (folder: string) => Promise<void>>;

for (const [flag, known] of [
  ['kinds', Object.keys(kinds)],
  ['peers', peers.map(({ tool }) => tool)],
  ['parts', Object.keys(parts)],
] as const) {
  const unknown = flags[flag].split(',').find(name => !known.some(one => one === name));
  // An unknown name would silently measure nothing.
  if (unknown !== undefined) throw new Error(`--${flag}: "${unknown}" is not one of ${known.join(', ')}`);
}

const asked = peers.filter(({ tool }) => flags.peers.split(',').includes(tool));
const here = introduce(asked.map(({ tool }) => tool));
const racers = asked.filter(({ tool }) => here.has(tool));
const folder = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (flags.parts.split(',').includes(name)) await measure(folder);
  }
} finally {
  rmSync(folder, { recursive: true });
}
