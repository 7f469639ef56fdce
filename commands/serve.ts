import { once } from 'node:events';
import type { Command } from 'commander';
import { readAccess } from '../cli/access.ts';
import { makeCommand, numberOf, parseArguments } from '../cli/command-line.ts';
import { reasonOf } from '../cli/files.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { openLog } from '../cli/log.ts';
import { oneOf } from '../cli/one-of.ts';
import { writeOut } from '../cli/output.ts';
import { type CommonFlags, openSettings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { announce } from '../server/announcement.ts';
import { exerciseNames, exercises, isExerciseName } from '../server/exercises/table.ts';
import { isOrdinary, wordEvent } from '../server/log.ts';
import { obtainRecord, type ProfileFlags } from '../server/profile.ts';
import type { RunningServer, ServeOptions } from '../server/serving.ts';
import { serveTcp } from '../server/tcp.ts';
import { hasDatagrams, serveUdp } from '../server/udp.ts';

interface Flags extends CommonFlags, ProfileFlags {
  as: string;
  udp?: boolean;
  quiet?: boolean;
  host?: string;
  port?: string;
  allow?: string[];
}

/** `serve`: shares one student's record, or serves a tutorial's exercise, until Ctrl-C. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags, [
    { flag: '--host', key: 'server.host', value: flags.host },
    { flag: '--port', key: 'port', value: flags.port === undefined ? undefined : numberOf(flags.port) },
  ]);
  const { server, port } = settings.config;
  const { serve, usage } = settings.messages;
  const access = readAccess(settings, flags.allow);
  if (!isExerciseName(flags.as)) throw new UsageError(usage.notOneOf('--as', flags.as, exerciseNames));
  const exercise = await exercises[flags.as]({
    record: () => obtainRecord(flags, settings),
    now: () => new Date(),
  });

  const interrupts = watchInterrupts();
  const log = openLog(process.stderr, settings.messages);
  const running = await start(
    {
      host: server.host,
      port: flags.port === undefined ? (exercise.port ?? port) : port,
      exercise,
      access,
      limitLoopback: server.limitLoopback,
      onEvent: event => {
        if (!flags.quiet || !isOrdinary(event)) log.write(wordEvent(event, settings.messages));
      },
    },
    flags,
    settings.messages,
  );
  await writeOut(announce({ exercise, name: flags.as }, running, settings.messages));
  if (!interrupts.signal.aborted) await once(interrupts.signal, 'abort');
  await running.close();
  log.close();
  await writeOut(`${serve.ended}\n`);
  interrupts.release();
  return 0;
}

/** What `serve` can be told. */
export function define(messages: Messages): Command {
  const { options } = messages.help;
  return makeCommand('serve', messages)
    .option('--id <student-number>', options.id)
    .option('--height <cm>', options.height)
    .option('--weight <kg>', options.weight)
    .option('--size <size>', options.size)
    .option('--declined', options.declined)
    .option('--profile <file>', options.profile)
    .addOption(oneOf('--as <exercise>', options.as(exerciseNames), exerciseNames).default('info'))
    .option('--udp', options.udp)
    .option('--quiet', options.quiet)
    .option('--host <address>', options.host)
    .option('--port <number>', options.servePort)
    .option('--allow <cidr...>', options.allow);
}

async function start(options: ServeOptions, flags: Flags, { serve }: Messages): Promise<RunningServer> {
  const { exercise, host, port } = options;
  if (flags.udp && !hasDatagrams(exercise)) throw new UsageError(serve.noUdp(flags.as));
  try {
    return await (flags.udp && hasDatagrams(exercise)
      ? serveUdp({ ...options, exercise })
      : serveTcp(options));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const sentence = {
      EADDRINUSE: serve.portInUse(host, port),
      EACCES: serve.portForbidden(port),
      EADDRNOTAVAIL: serve.notOurAddress(host),
      ENOTFOUND: serve.notOurAddress(host),
    }[String(code)];
    throw new UsageError(sentence ?? serve.cannotListen(host, port, reasonOf(error)), { cause: error });
  }
}
