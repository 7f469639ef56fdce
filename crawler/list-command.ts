import type { Messages } from '../shared/messages/index.ts';
import { makeCommand, numberOf, parseArguments } from '../terminal/command-line.ts';
import { writeOut } from '../terminal/output.ts';
import { type CommonFlags, openSettings } from '../terminal/settings.ts';
import type { Target } from './hosts.ts';
import { chooseTargets, type TargetFlags } from './targets.ts';

type Flags = CommonFlags & TargetFlags & { port?: string; exclude?: string[] };

/** `list`: prints the addresses that a crawl would ask, one a line, and contacts nobody. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { options } = messages.help;
  const command = makeCommand('list', messages)
    .argument('[target...]', options.target)
    .option('--port <number>', options.port)
    .option('--exclude <target...>', options.exclude)
    .option('--allow-public', options.allowPublic)
    .option('--max-hosts <number>', options.maxHosts);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags, [
    { flag: '--port', key: 'port', value: flags.port === undefined ? undefined : numberOf(flags.port) },
    { flag: '--exclude', key: 'exclude', value: flags.exclude },
  ]);
  const targets = chooseTargets(command.args, flags, settings);
  await writeOut(targets.map(target => `${nameTarget(target)}\n`).join(''));
  return 0;
}

function nameTarget({ host, port, name }: Target): string {
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return name === undefined ? address : `${address} ${name}`;
}
