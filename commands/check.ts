import { existsSync } from 'node:fs';
import { type Inspection, inspect } from '../check/inspect.ts';
import { maskCheck } from '../check/mask.ts';
import { CHECK_SCHEMA, type Check } from '../check/result.ts';
import { ladders } from '../check/rules/table.ts';
import { namesOf, selectRules } from '../check/select.ts';
import type { Rule } from '../check/subject.ts';
import { waitForEnd } from '../check/watch.ts';
import type { Usage } from '../cli/define-command.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { openCommand } from '../cli/open-command.ts';
import type { OptionValues } from '../cli/options/table.ts';
import { coloursFor, terminalWidth, writeErr, writeOut } from '../cli/output.ts';
import type { CommandModule } from '../cli/program.ts';
import { DEFAULT_FILE, overrideSettings, type Settings } from '../cli/settings.ts';
import { namePlaceholder } from '../cli/translated-help.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { checkReports } from '../reports/check/format.ts';
import { exercisePorts } from '../shared/ids.ts';
import { eachTarget, type Target } from '../targets/hosts.ts';
import { chooseTargets, refusePublicNames } from '../targets/targets.ts';

const checkOptions = [
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
] as const;
const limitOptions = ['allowPublic', 'maxHosts'] as const;

/** The usage of `check`, without and with a class list. */
const plainUsage = {
  name: 'check',
  operands: [{ word: '[target...]', help: 'target' }],
  options: [...checkOptions, ...limitOptions],
} as const satisfies Usage;
const rosterUsage = {
  ...plainUsage,
  options: [...checkOptions, 'roster', ...limitOptions],
} as const satisfies Usage;

type LoadRoster = () => Promise<typeof import('../targets/open-roster.ts')>;

/** Makes the check command. The student's file reads no class lists, and omits `loadRoster`. */
export function checkOf(loadRoster?: LoadRoster): CommandModule {
  return {
    usage: loadRoster ? rosterUsage : plainUsage,
    run: (argv, messages) => run(argv, messages, loadRoster),
  };
}

/** `check`: grades hand-written servers rule by rule. Exits with 1 if one has something to fix, 2 for our own trouble. */
async function run(argv: string[], messages: Messages, loadRoster: LoadRoster | undefined): Promise<number> {
  const opened = await openCommand(loadRoster ? rosterUsage : plainUsage, argv, messages);
  const { options, operands } = opened;
  const { checkAs: exercise } = options;
  const port = options.exercisePort ?? exercisePorts[exercise];
  const settings =
    port === undefined
      ? opened.settings
      : overrideSettings(opened.settings, [{ flag: '--port', key: 'port', value: port }]);
  const rules = chooseRules(options, settings, loadRoster !== undefined);
  const report = checkReports[options.checkFormat];
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
  if (options.watch && options.checkUdp) throw new UsageError(settings.messages.check.watchTcp());

  const interrupts = watchInterrupts();
  const { signal } = interrupts;
  const colours = coloursFor(process.stdout, options.noColor);
  const { messages: said } = settings;
  const transport = options.checkUdp ? 'udp' : 'tcp';
  const roster = await (await loadRoster?.())?.openRoster(settings);
  const inspection = { exercise, transport, rules, roster, verbose: options.verbose, signal } as const;
  const checkAll = async (onStart?: () => void) => {
    const check = await checkTargets(targets, { ...inspection, onStart });
    // Interrupted before the server was started again: there is nothing to report.
    if (onStart && check.hosts.length === 0) return check;
    const shown = options.checkShow === 'seats' ? maskCheck(check) : check;
    await writeOut(report(shown, { messages: said, colours, width: terminalWidth(process.stdout) }));
    return check;
  };
  let check = await checkAll();
  while (watched && !signal.aborted) {
    writeErr(said.check.watching);
    if (!(await waitForEnd(watched, exercise, signal))) break;
    writeErr(said.check.ended);
    check = await checkAll(() => writeErr(said.check.restarted));
  }
  interrupts.release();
  return interrupts.exitCode() ?? exitCode(check);
}

async function checkTargets(targets: readonly Target[], inspection: Inspection): Promise<Check> {
  const startedAt = new Date().toISOString();
  const began = performance.now();
  const hosts = await inspect(targets, inspection);
  const durationMs = Math.round(performance.now() - began);
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
  readsRoster: boolean,
): readonly Rule[] {
  if (checkUdp && checkAs !== 'echo') throw new UsageError(check.noTransport(checkAs));
  const transport = checkUdp ? 'udp' : 'tcp';
  const ladder = ladders[checkAs].filter(rule => {
    const isKnown = !rule.needsRoster || (readsRoster && config.roster !== undefined);
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
