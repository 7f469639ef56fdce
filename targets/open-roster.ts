import { fileMistake } from '../cli/files.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage.ts';
import { readBytes } from '../saved/bytes.ts';
import { MAX_LIST_BYTES } from '../saved/text.ts';
import { printable } from '../shared/printable.ts';
import { makeRoster, type Roster } from '../survey/roster.ts';
import { type RosterFile, readRoster } from './roster.ts';

/** The class list that the configuration or --roster names; undefined where neither does. A UsageError where a row is at fault. */
export async function openRoster(settings: Settings): Promise<Roster | undefined> {
  const path = settings.config.roster;
  if (path === undefined) return undefined;
  const { listed, faults } = await readRosterFile(path, settings);
  const [first] = faults;
  const { roster } = settings.messages;
  // Half a list would call those of the other half strangers.
  if (first) throw new UsageError(printable(roster.refused(path, roster.fault(first), faults.length)));
  if (listed.length === 0) throw new UsageError(roster.nobody(path));
  return makeRoster(listed);
}

/** Reads the file of a class list with all that is wrong in it. A UsageError where it is no table. */
export async function readRosterFile(path: string, { language, messages }: Settings): Promise<RosterFile> {
  try {
    return await readRoster(await readBytes(path, MAX_LIST_BYTES), language);
  } catch (error) {
    throw fileMistake(path, error, messages);
  }
}
