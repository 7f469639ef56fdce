import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A build of this program that takes part in a sitting. */
export interface Build {
  /** How it is called in a table. */
  name: string;
  /** The file that Node starts. */
  cli: string;
}

/**
 * The builds that are measured: this one, and, where the bench is called with `--before FOLDER`, an earlier commit that was
 * checked out and built there. Only two builds of one sitting say what a change costs.
 */
export function builds(argv: readonly string[] = process.argv): { now: Build; before?: Build } {
  const now = { name: 'peer-survey', cli: resolve('bin.js') };
  const at = argv.indexOf('--before');
  if (at < 0) return { now };
  const cli = join(resolve(argv[at + 1] ?? ''), 'dist', 'cli.js');
  if (!existsSync(cli))
    throw new Error(`--before: there is no ${cli}; check out the earlier commit there and build it`);
  return { now, before: { name: 'peer-survey, before', cli } };
}
