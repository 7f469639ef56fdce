import { existsSync } from 'node:fs';
import { type Inspection, inspect } from '../check/inspect.ts';
import { maskCheck } from '../check/mask.ts';
import { CHECK_SCHEMA, type Check } from '../check/result.ts';
import { ladders } from '../check/rules/table.ts';
import { namesOf, selectRules } from '../check/select.ts';
import type { Rule } from '../check/subject.ts';
import { waitForRestart } from '../check/watch.ts';
import type { Usage } from '../cli/define.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { openCommand } from '../cli/open-command.ts';
import type { OptionValues } from '../cli/options/table.ts';
import { coloursFor, terminalWidth, writeOut } from '../cli/output.ts';
import { DEFAULT_FILE, overrideSettings, type Settings } from '../cli/settings.ts';
import { namePlaceholder } from '../cli/spoken-help.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { formats } from '../reports/check/format.ts';
import { exercisePorts } from '../shared/ids.ts';
import { eachTarget, type Target } from '../targets/hosts.ts';
import { openRoster } from '../targets/open-roster.ts';
import { chooseTargets, refusePublicNames } from '../targets/targets.ts';

/** The usage of `check`: its operands and options. */
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
    'watch',
    'verbose',
    'checkFormat',
    'checkShow',
    'exclude',
    'roster',
    'allowPublic',
    'maxHosts',
  ],
} as const satisfies Usage;

/** `check`: grades hand-written servers rule by rule. Exits with 1 if one has something to fix, 2 for our own trouble. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const opened = await openCommand(usage, argv, messages);
  const { options, operands } = opened;
  const { checkAs: exercise } = options;
  const port = options.exercisePort ?? exercisePorts[exercise];
  const settings =
    port === undefined
      ? opened.settings
      : overrideSettings(opened.settings, [{ flag: '--port', key: 'port', value: port }]);
  const rules = chooseRules(options, settings);
  const report = await formats[options.checkFormat]();
  if (options.listRules) return list(rules, settings.messages);
  // Without a configuration there are no seats to check by default.
  const hasClass = options.config !== undefined || existsSync(DEFAULT_FILE);
  if (operands.length === 0 && !hasClass)
    throw new UsageError(settings.messages.usage.missingArgument(namePlaceholder('target', messages)));
  const asked = await chooseTargets(operands, options, settings);
  if (!options.allowPublic) await refusePublicNames(asked, settings);
  const targets = [...eachTarget(asked)];
  const [watched] = options.watch ? targets : [];
  if (options.watch && targets.length !== 1) throw new UsageError(settings.messages.check.watchOne());

  const interrupts = watchInterrupts();
  const { signal } = interrupts;
  const colours = coloursFor(process.stdout, options.noColor);
  const { messages: said } = settings;
  const transport = options.checkUdp ? 'udp' : 'tcp';
  const roster = await openRoster(settings);
  const inspection = { exercise, transport, rules, roster, verbose: options.verbose, signal } as const;
  const checkAll = async () => {
    const check = await checkTargets(targets, inspection);
    const shown = options.checkShow === 'seats' ? maskCheck(check) : check;
    await writeOut(report(shown, { messages: said, colours, width: terminalWidth(process.stdout) }));
    return check;
  };
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const onEnd = () => void tell(said.check.ended);
  let check = await checkAll();
  while (watched && !signal.aborted) {
    tell(said.check.watching);
    if (!(await waitForRestart(watched, exercise, { signal, onEnd }))) break;
    tell(said.check.restarted);
    check = await checkAll();
  }
  interrupts.release();
  return interrupts.exitCode() ?? exitCode(check);
}

async function checkTargets(targets: readonly Target[], inspection: Inspection): Promise<Check> {
  const startedAt = new Date().toISOString();
  const clock = performance.now();
  const hosts = await inspect(targets, inspection);
  const durationMs = Math.round(performance.now() - clock);
  const { exercise, transport, signal } = inspection;
  return {
    schema: CHECK_SCHEMA,
    startedAt,
    durationMs,
    complete: !signal.aborted,
    exercise,
    transport,
    hosts,
  };
}

function chooseRules(
  { checkAs, checkUdp, only, strict }: OptionValues<'checkAs' | 'checkUdp' | 'only' | 'strict'>,
  { config, messages: { check } }: Settings,
): readonly Rule[] {
  if (checkUdp && checkAs !== 'echo') throw new UsageError(check.noTransport(checkAs));
  const transport = checkUdp ? 'udp' : 'tcp';
  const ladder = ladders[checkAs].filter(rule => {
    const isKnown = !rule.needsRoster || config.roster !== undefined;
    return isKnown && (rule.transport ?? transport) === transport;
  });
  if (only === undefined) return ladder.filter(rule => strict || !rule.strict);
  // With --only, strict rules are included without --strict.
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
