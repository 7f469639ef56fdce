import { networkInterfaces } from 'node:os';
import { parseAccess } from '../shared/address.ts';
import type { Messages } from '../shared/messages/index.ts';
import { printable } from '../shared/printable.ts';
import { makeCommand, numberOf, parseArguments } from '../terminal/command-line.ts';
import { watchInterrupts } from '../terminal/interrupt.ts';
import { writeOut } from '../terminal/output.ts';
import { type CommonFlags, openSettings, reasonOf } from '../terminal/settings.ts';
import { UsageError } from '../terminal/usage.ts';
import { info } from './exercises/info.ts';
import { obtainRecord, type ProfileFlags } from './profile.ts';
import { reachableAddresses } from './reachable.ts';
import { type RunningServer, type ServerEvent, serveTcp, type TcpOptions } from './tcp.ts';

interface Flags extends CommonFlags, ProfileFlags {
  host?: string;
  port?: string;
  allow?: string[];
}

/** `serve`: shares one student's record until Ctrl-C. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const command = defineCommand(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags, [
    { flag: '--host', key: 'server.host', value: flags.host },
    { flag: '--port', key: 'port', value: flags.port === undefined ? undefined : numberOf(flags.port) },
  ]);
  const { config } = settings;
  const access = parseAccess([...config.server.allow, ...(flags.allow ?? [])]);
  if ('bad' in access) throw new UsageError(settings.messages.usage.badAccess(access.bad));
  const record = await obtainRecord(flags, settings.messages);

  const interrupts = watchInterrupts();
  const running = await start(
    {
      host: config.server.host,
      port: config.port,
      exercise: info(record),
      access,
      limitLoopback: config.server.limitLoopback,
      onEvent: event => process.stderr.write(`${wordEvent(event, settings.messages)}\n`),
    },
    settings.messages,
  );
  await writeOut(announce(record, { host: config.server.host, port: running.port }, settings.messages));
  await new Promise(resolve => interrupts.signal.addEventListener('abort', resolve, { once: true }));
  await running.close();
  await writeOut(`${settings.messages.serve.ended}\n`);
  interrupts.release();
  return 0;
}

function defineCommand(messages: Messages) {
  const { options } = messages.help;
  return makeCommand('serve', messages)
    .option('--id <number>', options.id)
    .option('--height <cm>', options.height)
    .option('--weight <kg>', options.weight)
    .option('--size <size>', options.size)
    .option('--declined', options.declined)
    .option('--profile <file>', options.profile)
    .option('--host <address>', options.host)
    .option('--port <number>', options.port)
    .option('--allow <cidr...>', options.allow);
}

async function start(options: TcpOptions, { serve }: Messages): Promise<RunningServer> {
  try {
    return await serveTcp(options);
  } catch (error) {
    const { host, port } = options;
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

function announce(record: object, at: { host: string; port: number }, { serve }: Messages): string {
  const addresses = reachableAddresses(at.host, networkInterfaces());
  const lines = addresses.map(({ address, internal }) => {
    const where = `${address.includes(':') ? `[${address}]` : address}:${at.port}`;
    return `  ${where}${internal ? `  ${serve.onlyHere}` : ''}`;
  });
  return [serve.shares(JSON.stringify(record)), serve.reachable, ...lines, serve.howToEnd, ''].join('\n');
}

function wordEvent(event: ServerEvent, { serve }: Messages): string {
  const time = new Date().toTimeString().slice(0, 8);
  switch (event.code) {
    case 'answered': {
      const heard = printable(Buffer.from(event.heard).toString('utf8'));
      return serve.answered({ ...event, time, heard, ms: Math.round(event.ms) });
    }
    case 'forbidden':
      return serve.forbidden({ ...event, time });
    case 'dropped':
      return serve.dropped({ ...event, time });
    case 'trouble':
      return serve.trouble({ ...event, time });
  }
}
