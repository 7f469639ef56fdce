import type { Command } from 'commander';
import type { Messages } from '../messages/messages.ts';
import { numberOf } from './command-line.ts';
import type { Override } from './settings.ts';

/** How far a list of targets may go. */
export interface TargetFlags {
  allowPublic?: boolean;
  maxHosts?: string;
}

/** What every command that asks seats can be told: whom to ask. */
export interface AskingFlags extends TargetFlags {
  port?: string;
  exclude?: string[];
}

/** And, where it sweeps a room, how. */
export interface SweepFlags extends AskingFlags {
  concurrency?: string;
  timeout?: string;
  attempts?: string;
}

export function addTargetOptions(command: Command, { help }: Messages): Command {
  return command
    .argument('[target...]', help.options.target)
    .option('--port <number>', help.options.port)
    .option('--exclude <target...>', help.options.exclude)
    .option('--allow-public', help.options.allowPublic)
    .option('--max-hosts <number>', help.options.maxHosts);
}

export function addSweepOptions(command: Command, messages: Messages): Command {
  return addTargetOptions(command, messages)
    .option('--concurrency <number>', messages.help.options.concurrency)
    .option('--timeout <ms>', messages.help.options.timeout)
    .option('--attempts <number>', messages.help.options.attempts);
}

export function targetOverrides(flags: AskingFlags): Override[] {
  return [
    { flag: '--port', key: 'port', value: numberIn(flags.port) },
    { flag: '--exclude', key: 'exclude', value: flags.exclude },
  ];
}

export function sweepOverrides(flags: SweepFlags): Override[] {
  return [
    ...targetOverrides(flags),
    { flag: '--concurrency', key: 'sweep.concurrency', value: numberIn(flags.concurrency) },
    { flag: '--timeout', key: 'sweep.timeoutMs', value: numberIn(flags.timeout) },
    { flag: '--attempts', key: 'sweep.attempts', value: numberIn(flags.attempts) },
  ];
}

/** The number of a flag that may be missing. */
export function numberIn(text: string | undefined): number | string | undefined {
  return text === undefined ? undefined : numberOf(text);
}
