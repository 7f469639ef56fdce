import type { Command } from 'commander';
import { inspect } from '../check/inspect.ts';
import { CHECK_SCHEMA, type Check } from '../check/result.ts';
import { ladders, ports } from '../check/rules/table.ts';
import { namesOf, selectRules } from '../check/select.ts';
import type { ExerciseName, Rule } from '../check/subject.ts';
import { makeCommand, numberOf, parseArguments } from '../cli/command-line.ts';
import { interruptCodes, watchInterrupts } from '../cli/interrupt.ts';
import { oneOf } from '../cli/one-of.ts';
import { coloursFor, terminalWidth, writeOut } from '../cli/output.ts';
import { type CommonFlags, openSettings } from '../cli/settings.ts';
import { namePlaceholder } from '../cli/spoken-help.ts';
import type { TargetFlags } from '../cli/sweep-options.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { formats, isFormatName } from '../reports/check/format.ts';
import { eachTarget } from '../targets/hosts.ts';
import { chooseTargets, refusePublicNames } from '../targets/targets.ts';

interface Flags extends CommonFlags, TargetFlags {
  port?: string;
  as: string;
  udp?: boolean;
  strict?: boolean;
  only?: string;
  list?: boolean;
  verbose?: boolean;
  format: string;
}

/** `check`: grades hand-written servers rule by rule. Exits with 1 where one has something to fix, 2 for our own trouble. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const exercise = readExercise(flags, messages);
  const port = flags.port === undefined ? ports[exercise] : numberOf(flags.port);
  const settings = await openSettings(flags, [{ flag: '--port', key: 'port', value: port }]);
  const rules = chooseRules(exercise, flags, settings.messages);
  if (!isFormatName(flags.format)) {
    throw new UsageError(settings.messages.usage.notOneOf('--format', flags.format, Object.keys(formats)));
  }
  const report = await formats[flags.format]();
  if (flags.list) return list(rules, settings.messages);
  if (command.args.length === 0)
    throw new UsageError(settings.messages.usage.missingArgument(namePlaceholder('target', messages)));
  const asked = await chooseTargets(command.args, flags, settings);
  if (flags.allowPublic !== true) await refusePublicNames(asked, settings);
  const targets = [...eachTarget(asked)];

  const transport = flags.udp ? 'udp' : 'tcp';
  const interrupts = watchInterrupts();
  const startedAt = new Date().toISOString();
  const clock = performance.now();
  const { signal } = interrupts;
  const hosts = await inspect(targets, {
    exercise,
    transport,
    rules,
    verbose: flags.verbose === true,
    signal,
  });
  const durationMs = Math.round(performance.now() - clock);
  const check: Check = {
    schema: CHECK_SCHEMA,
    startedAt,
    durationMs,
    complete: !signal.aborted,
    exercise,
    transport,
    hosts,
  };
  const colours = coloursFor(process.stdout, flags.color);
  await writeOut(
    report(check, { messages: settings.messages, colours, width: terminalWidth(process.stdout) }),
  );
  interrupts.release();
  const came = interrupts.came();
  return came ? interruptCodes[came] : exitCode(check);
}

/** What `check` can be told. */
export function define(messages: Messages): Command {
  const { options } = messages.help;
  return makeCommand('check', messages)
    .argument('[target...]', options.target)
    .option('--port <number>', options.port)
    .addOption(
      oneOf('--as <exercise>', options.checkAs(Object.keys(ladders)), Object.keys(ladders)).default('info'),
    )
    .option('--udp', options.checkUdp)
    .option('--strict', options.strict)
    .option('--only <id>', options.only)
    .option('--list', options.listRules)
    .option('--verbose', options.verbose)
    .addOption(oneOf('--format <name>', options.checkFormat, Object.keys(formats)).default('text'))
    .option('--allow-public', options.allowPublic)
    .option('--max-hosts <number>', options.maxHosts);
}

function readExercise({ as, udp }: Flags, { usage, check }: Messages): ExerciseName {
  if (!isExerciseName(as)) throw new UsageError(usage.notOneOf('--as', as, Object.keys(ladders)));
  if (udp && as !== 'echo') throw new UsageError(check.noTransport(as));
  return as;
}

function isExerciseName(name: string): name is ExerciseName {
  return Object.hasOwn(ladders, name);
}

function chooseRules(
  exercise: ExerciseName,
  { only, strict, udp }: Flags,
  { check }: Messages,
): readonly Rule[] {
  const transport = udp ? 'udp' : 'tcp';
  const ladder = ladders[exercise].filter(rule => (rule.transport ?? transport) === transport);
  if (only === undefined) return ladder.filter(rule => strict || !rule.strict);
  // Who names a strict rule wants it run.
  const selected = selectRules(ladder, only);
  if (selected.length === 0) throw new UsageError(check.noRule(only, namesOf(ladder)));
  return selected;
}

async function list(rules: readonly Rule[], { check }: Messages): Promise<number> {
  await writeOut(rules.map(({ id }) => `${id}  ${check.rules[id]}\n`).join(''));
  return 0;
}

function exitCode({ hosts }: Check): number {
  if (hosts.some(({ outcome }) => outcome === 'error')) return 2;
  return hosts.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}
