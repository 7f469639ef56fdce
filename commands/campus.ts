import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { completeUsers, readPasswords, writeAcl, writePasswords } from '../campus/acl.ts';
import { SHARD_SCHEMA, submissionSchema } from '../campus/shard.ts';
import type { QueueStatus } from '../campus/shard-queue.ts';
import type { Usage } from '../cli/define-command.ts';
import { fileMistake, fileTroubleOf } from '../cli/files.ts';
import { pad, padLeft } from '../cli/layout.ts';
import { openCommand } from '../cli/open-command.ts';
import { oneOf } from '../cli/options/parsers.ts';
import { writeErr, writeOut } from '../cli/output.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { MAX_SETTINGS_BYTES, readText } from '../saved/text.ts';
import { printable } from '../shared/printable.ts';
import { explainTrouble, openQueue } from './open-queue.ts';

const tasks = ['acl', 'status'] as const;
const task = oneOf(tasks);

/** The usage of `campus`: its operands and options. */
export const usage = {
  name: 'campus',
  operands: [{ word: '<task>', help: 'campusTask', choices: tasks }],
  options: ['queue', 'passwords'],
} as const satisfies Usage;

/** `campus`: prints the users of the queue, or its state. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options, operands } = await openCommand(usage, argv, messages);
  const asked = task.read(operands[0] ?? '', { flag: 'campus', messages: settings.messages });
  return asked === 'acl' ? printAcl(options.passwords, settings) : printStatus(options.queue, settings);
}

/** Prints the users. Their passwords are kept in a file that only its owner can read; existing passwords stay. */
async function printAcl(path: string, { config, language, messages }: Settings): Promise<number> {
  const labs = Object.keys(config.labs ?? {});
  if (labs.length === 0) throw new UsageError(messages.campus.mistakes.noLabs);
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) throw new UsageError(messages.campus.acl.noFile(path));
    const text = stats ? (await readText(path, { limit: MAX_SETTINGS_BYTES, language })).text : '';
    const known = readPasswords(text);
    if ('badLine' in known) throw new UsageError(messages.campus.acl.badPasswords(path, known.badLine));
    const users = completeUsers(known.users, labs, () => randomBytes(24).toString('base64url'));
    await writeFileAtomic(path, writePasswords(users), { mode: 0o600 }).catch(error => {
      const reason = fileTroubleOf(error, messages);
      throw new UsageError(messages.usage.unwritableFile(path, reason), { cause: error });
    });
    await writeOut(writeAcl(users));
    writeErr(messages.campus.acl.written(users.length, path));
    return 0;
  } catch (error) {
    throw error instanceof UsageError ? error : fileMistake(path, error, messages);
  }
}

async function printStatus(given: string | undefined, settings: Settings): Promise<number> {
  const { queue, shown } = await openQueue(given, settings, { say: writeErr });
  try {
    const status = await queue.status(Object.keys(settings.config.labs ?? {}));
    await writeOut(`${layOut(status, settings.messages).join('\n')}\n`);
    return status.labs.some(({ workers }) => workers.length === 0) ? 1 : 0;
  } catch (error) {
    throw explainTrouble(error, shown, settings.messages);
  } finally {
    await queue.close();
  }
}

function layOut({ labs, surveys }: QueueStatus, { campus }: Messages): string[] {
  const words = campus.status;
  if (labs.length === 0) return [words.nothing];
  const rows = [
    [words.labs, words.workers, words.waiting, words.running],
    ...labs.map(({ lab, workers, waiting, running }) => [
      printable(lab),
      workers.length === 0 ? words.noWorker : String(workers.length),
      String(waiting),
      String(running),
    ]),
  ];
  const width = Math.max(...rows.map(([lab = '']) => lab.length)) + 2;
  const others = labs.flatMap(({ lab, workers }) => {
    const other = workers.find(({ speaks }) => speaks !== SHARD_SCHEMA);
    return other ? [words.otherVersion(lab, printable(other.speaks), SHARD_SCHEMA)] : [];
  });
  const named = surveys.map(({ survey, submission }) => {
    const { startedAt = '?' } = submissionSchema.safeParse(submission).data ?? {};
    return `  ${words.survey(printable(survey), startedAt)}`;
  });
  return [
    ...rows.map(([lab = '', ...cells]) => pad(lab, width) + cells.map(cell => padLeft(cell, 10)).join('')),
    '',
    ...others,
    ...(named.length > 0 ? [words.surveys, ...named] : [words.noSurvey]),
  ];
}
