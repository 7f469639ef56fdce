import { readAccess } from '../cli/access.ts';
import type { Usage } from '../cli/define-command.ts';
import { untilAborted, watchInterrupts } from '../cli/interrupt.ts';
import { openLog } from '../cli/log.ts';
import { openCommand } from '../cli/open-command.ts';
import { writeOut } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { bindAddress } from '../network/reachable.ts';
import { announce } from '../server/announcement.ts';
import { exercises } from '../server/exercises/table.ts';
import { isOrdinary, wordEvent } from '../server/log.ts';
import { obtainRecord } from '../server/profile.ts';
import type { RunningServer, ServeOptions } from '../server/serving.ts';
import { serveTcp } from '../server/tcp.ts';
import { hasDatagrams, serveUdp } from '../server/udp.ts';
import { errorCodeOf, reasonOf } from '../shared/error.ts';
import { type ExerciseName, exercisePorts } from '../shared/ids.ts';

/** The usage of `serve`: its operands and options. */
export const usage = {
  name: 'serve',
  options: [
    'id',
    'height',
    'weight',
    'size',
    'declined',
    'profile',
    'exercise',
    'udp',
    'quiet',
    'host',
    'exercisePort',
    'allow',
  ],
} as const satisfies Usage;

/** `serve`: shares one student's record or serves a tutorial's exercise, until Ctrl-C. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options } = await openCommand(usage, argv, messages);
  const { server, port } = settings.config;
  const { serve } = settings.messages;
  const access = readAccess(settings, options.allow);
  const exercise = await exercises[options.exercise]({
    record: () => obtainRecord(options, settings),
    now: () => new Date(),
  });

  const interrupts = watchInterrupts();
  const log = openLog(process.stderr, settings.messages);
  const running = await start(
    {
      host: bindAddress(server.host),
      port: options.exercisePort ?? exercisePorts[options.exercise] ?? port,
      exercise,
      access,
      limitLoopback: server.limitLoopback,
      onEvent: event => {
        if (!isOrdinary(event)) log.write(wordEvent(event, settings.messages));
        else if (!options.quiet) log.writeOrdinary(wordEvent(event, settings.messages));
      },
    },
    options.udp ? options.exercise : undefined,
    settings.messages,
  );
  await writeOut(announce({ exercise, name: options.exercise }, running, settings.messages));
  await untilAborted(interrupts.signal);
  await running.close();
  log.close();
  await writeOut(`${serve.ended}\n`);
  interrupts.release();
  return 0;
}

async function start(
  options: ServeOptions,
  overUdp: ExerciseName | undefined,
  { serve }: Messages,
): Promise<RunningServer> {
  const { exercise, host, port } = options;
  if (overUdp !== undefined && !hasDatagrams(exercise)) throw new UsageError(serve.noUdp(overUdp));
  try {
    return await (overUdp !== undefined && hasDatagrams(exercise)
      ? serveUdp({ ...options, exercise })
      : serveTcp(options));
  } catch (error) {
    const sentence = {
      EADDRINUSE: serve.portInUse(host, port),
      EACCES: serve.portForbidden(port),
      EADDRNOTAVAIL: serve.notOurAddress(host),
      ENOTFOUND: serve.notOurAddress(host),
    }[errorCodeOf(error)];
    throw new UsageError(sentence ?? serve.cannotListen(host, port, reasonOf(error)), { cause: error });
  }
}
