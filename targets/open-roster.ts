import { fileMistake } from '../cli/files.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import { readBytes } from '../saved/bytes.ts';
import { MAX_LIST_BYTES } from '../saved/text.ts';
import { printable } from '../shared/printable.ts';
import { makeRoster, type Roster } from '../survey/roster.ts';
import { type RosterFile, readRoster } from './roster.ts';

/** Reads the class list of the configuration or --roster; undefined if there is none. @throws UsageError if a row is faulty */
export async function openRoster(settings: Settings): Promise<Roster | undefined> {
  const path = settings.config.roster;
  if (path === undefined) return undefined;
  const { listed, faults } = await readRosterFile(path, settings);
  const [first] = faults;
  const { roster } = settings.messages;
  // With an incomplete list, the other students would be reported as strangers.
  if (first) throw new UsageError(printable(roster.refused(path, roster.fault(first), faults.length)));
  if (listed.length === 0) throw new UsageError(roster.nobody(path));
  return makeRoster(listed);
}

/** Reads the file of a class list, including its faulty rows. @throws UsageError if it is not a table */
export async function readRosterFile(path: string, { language, messages }: Settings): Promise<RosterFile> {
  try {
    return await readRoster(await readBytes(path, MAX_LIST_BYTES), language);
  } catch (error) {
    throw fileMistake(path, error, messages);
  }
}
