import { readJsonFile } from '../cli/files.ts';
import { measure } from '../cli/options/parsers.ts';
import type { OptionValues } from '../cli/options/table.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { wordProblem } from '../messages/wording.ts';
import { reasonOf } from '../shared/error.ts';
import { type Field, fields } from '../shared/finding.ts';
import { readReply } from '../shared/reply.ts';
import type { SharedRecord } from './exercises/info.ts';

type ProfileOptions = OptionValues<'id' | 'height' | 'weight' | 'size' | 'declined' | 'profile'>;

/**
 * Gets the record that this seat shares from the flags, from a profile file, or by asking on the terminal. Checks it by
 * the crawler's own rules. @throws UsageError that says what is wrong.
 */
export async function obtainRecord(
  flags: ProfileOptions,
  { language, messages }: Pick<Settings, 'language' | 'messages'>,
): Promise<SharedRecord> {
  const from = flags.profile === undefined ? '' : `${flags.profile}: `;
  const given =
    flags.profile === undefined ? {} : Object(await readJsonFile(flags.profile, { language, messages }));
  const known = { ...given, ...fromFlags(flags) };
  const missing = flags.declined || given.declined === true ? ['id' as const] : fields;
  const wanted = missing.filter(field => !Object.hasOwn(known, field));
  if (wanted.length === 0) return check(known, from, messages);
  if (!process.stdin.isTTY || flags.profile !== undefined) {
    throw new UsageError(from + messages.serve.missing([...wanted]));
  }
  return check({ ...known, ...(await ask(known, wanted, messages)) }, '', messages);
}

function fromFlags({ id, height, weight, size, declined }: ProfileOptions): Record<string, unknown> {
  const entries = [
    ['id', id],
    ['height', height],
    ['weight', weight],
    ['size', size],
    ['declined', declined || undefined],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function check(value: unknown, from: string, messages: Messages): SharedRecord {
  const reply = readReply(value);
  switch (reply.kind) {
    case 'student':
      return reply.student;
    case 'declined':
      return { id: reply.id, declined: true };
    case 'problem': {
      const { cause, hint } = wordProblem(messages.problems, reply.problem, { port: 0 });
      throw new UsageError(from + messages.serve.rejected(cause, hint));
    }
  }
}

/** Asks for each missing field until the answer is valid. Ctrl-C or Ctrl-D gives up. */
async function ask(
  known: Record<string, unknown>,
  wanted: readonly Field[],
  messages: Messages,
): Promise<Record<string, unknown>> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // A terminal that has gone ends the questions as Ctrl-D does.
  terminal.once('error', () => terminal.close());
  let isAsking = true;
  const closed = new Promise<never>((_, reject) => {
    terminal.once('close', () => {
      // The cursor is still on the line of the question.
      if (isAsking) process.stdout.write('\n');
      reject(new UsageError(messages.serve.missing([...wanted])));
    });
  });
  // Each question races against this promise; closing after the last answer is no error.
  closed.catch(() => {});
  const answers: Record<string, unknown> = {};
  for (const field of wanted) {
    for (;;) {
      const text = (await Promise.race([terminal.question(messages.serve.questions[field]), closed])).trim();
      const answer = readAnswer(field, text, { known: { ...known, ...answers }, messages });
      if ('value' in answer) {
        answers[field] = answer.value;
        break;
      }
      process.stdout.write(`  ${answer.complaint}\n`);
    }
  }
  isAsking = false;
  terminal.close();
  return answers;
}

/** Checks one answer by the rules of the record: its value, or what is wrong with it. */
function readAnswer(
  field: Field,
  text: string,
  { known, messages }: { known: Record<string, unknown>; messages: Messages },
): { value: string | number } | { complaint: string } {
  try {
    const isMeasure = field === 'height' || field === 'weight';
    const value = isMeasure ? measure.read(text, { flag: field, messages }) : text;
    const record = { ...known, [field]: value };
    check({ ...standFor(record), ...record }, '', messages);
    return { value };
  } catch (error) {
    return { complaint: reasonOf(error) };
  }
}

const USUAL_BMI = 22;

/** Fills in plausible values for the fields not asked yet, so that a single answer can be checked as part of a record. */
function standFor({ height }: Record<string, unknown>): Record<string, unknown> {
  const metres = typeof height === 'number' ? height / 100 : 1.7;
  return { id: '0', height: metres * 100, weight: USUAL_BMI * metres ** 2, size: 'M' };
}
