import { readJsonFile, reasonOf } from '../cli/files.ts';
import { measure } from '../cli/options/parsers.ts';
import type { OptionValues } from '../cli/options/table.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { wordProblem } from '../messages/wording.ts';
import type { Field } from '../shared/finding.ts';
import { readReply } from '../shared/reply.ts';
import type { SharedRecord } from './exercises/info.ts';

type ProfileOptions = OptionValues<'id' | 'height' | 'weight' | 'size' | 'declined' | 'profile'>;

const fields = ['id', 'height', 'weight', 'size'] as const;

/**
 * What this seat shares: from the flags, from a profile file, or asked for on a terminal. Checked by the rules that
 * the crawler has for it; a UsageError says what is wrong.
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

/** Asks for what is missing, each until it makes sense on its own. Ctrl-C or Ctrl-D ends it. */
async function ask(
  known: Record<string, unknown>,
  wanted: readonly Field[],
  messages: Messages,
): Promise<Record<string, unknown>> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  let isAsking = true;
  const closed = new Promise<never>((_, reject) => {
    terminal.once('close', () => {
      // The cursor still stands behind the question.
      if (isAsking) process.stdout.write('\n');
      reject(new UsageError(messages.serve.missing([...wanted])));
    });
  });
  // The answers are awaited against it; a close after the last one is not a fault.
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

/** One answer as the rules of the record see it, or what is wrong with it. */
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

/** Stands in for what has not been asked yet, so that one answer can be checked by the rules of the whole. */
function standFor({ height }: Record<string, unknown>): Record<string, unknown> {
  const metres = typeof height === 'number' ? height / 100 : 1.7;
  return { id: '0', height: metres * 100, weight: USUAL_BMI * metres ** 2, size: 'M' };
}
