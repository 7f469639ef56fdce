import { inspect } from '../check/inspect.ts';
import { CHECK_SCHEMA, type Check } from '../check/result.ts';
import { ladders, ports } from '../check/rules/table.ts';
import { namesOf, selectRules } from '../check/select.ts';
import type { Rule } from '../check/subject.ts';
import type { Usage } from '../cli/define.ts';
import { interruptCodes, watchInterrupts } from '../cli/interrupt.ts';
import { openCommand } from '../cli/open-command.ts';
import type { OptionValues } from '../cli/options/table.ts';
import { coloursFor, terminalWidth, writeOut } from '../cli/output.ts';
import { overrideSettings } from '../cli/settings.ts';
import { namePlaceholder } from '../cli/spoken-help.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { formats } from '../reports/check/format.ts';
import { eachTarget } from '../targets/hosts.ts';
import { chooseTargets, refusePublicNames } from '../targets/targets.ts';

/** What `check` can be told. */
export const usage = {
  name: 'check',
  operands: [{ word: '[target...]', help: 'target' }],
  options: [
    'exercisePort',
    'checkAs',
    'checkUdp',
    'strict',
    'only',
    'listRules',
    'verbose',
    'checkFormat',
    'allowPublic',
    'maxHosts',
  ],
} as const satisfies Usage;

/** `check`: grades hand-written servers rule by rule. Exits with 1 where one has something to fix, 2 for our own trouble. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const opened = await openCommand(usage, argv, messages);
  const { options, operands } = opened;
  const { checkAs: exercise } = options;
  const port = options.exercisePort ?? ports[exercise];
  const settings =
    port === undefined
      ? opened.settings
      : overrideSettings(opened.settings, [{ flag: '--port', key: 'port', value: port }]);
  const rules = chooseRules(options, settings.messages);
  const report = await formats[options.checkFormat]();
  if (options.listRules) return list(rules, settings.messages);
  if (operands.length === 0)
    throw new UsageError(settings.messages.usage.missingArgument(namePlaceholder('target', messages)));
  const asked = await chooseTargets(operands, options, settings);
  if (!options.allowPublic) await refusePublicNames(asked, settings);
  const targets = [...eachTarget(asked)];

  const transport = options.checkUdp ? 'udp' : 'tcp';
  const interrupts = watchInterrupts();
  const startedAt = new Date().toISOString();
  const clock = performance.now();
  const { signal } = interrupts;
  const hosts = await inspect(targets, {
    exercise,
    transport,
    rules,
    verbose: options.verbose,
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
  const colours = coloursFor(process.stdout, options.noColor);
  await writeOut(
    report(check, { messages: settings.messages, colours, width: terminalWidth(process.stdout) }),
  );
  interrupts.release();
  const came = interrupts.came();
  return came ? interruptCodes[came] : exitCode(check);
}

function chooseRules(
  { checkAs, checkUdp, only, strict }: OptionValues<'checkAs' | 'checkUdp' | 'only' | 'strict'>,
  { check }: Messages,
): readonly Rule[] {
  if (checkUdp && checkAs !== 'echo') throw new UsageError(check.noTransport(checkAs));
  const transport = checkUdp ? 'udp' : 'tcp';
  const ladder = ladders[checkAs].filter(rule => (rule.transport ?? transport) === transport);
  if (only === undefined) return ladder.filter(rule => strict || !rule.strict);
  // A strict rule that is named is wanted.
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
