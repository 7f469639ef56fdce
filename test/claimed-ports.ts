import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The environment variable that names the folder; workers inherit it. */
export const CLAIMED_PORTS = 'PEER_SURVEY_CLAIMED_PORTS';

/** For vitest: a folder in which the tests of a run, in all their processes, claim the ports that they use. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-ports-'));
  process.env[CLAIMED_PORTS] = folder;
  return () => rmSync(folder, { recursive: true });
}
