import { hostname } from 'node:os';
import { readFailure } from '../campus/failure.ts';
import { SHARD_SEATS } from '../campus/shard.ts';
import type { WorkNews } from '../campus/shard-queue.ts';
import { askShard } from '../campus/work.ts';
import type { Usage } from '../cli/define-command.ts';
import { untilAborted, watchInterrupts } from '../cli/interrupt.ts';
import { openLog, timeOfDay } from '../cli/log.ts';
import { openCommand } from '../cli/open-command.ts';
import { targetOptions } from '../cli/options/table.ts';
import { wordOwnTrouble } from '../cli/own-trouble.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import { type Sweep, sweep } from '../crawler/sweep.ts';
import type { Messages } from '../messages/messages.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import { LAB_NAME } from '../shared/lab.ts';
import { printable } from '../shared/printable.ts';
import type { Target } from '../targets/hosts.ts';
import { listsTarget } from '../targets/labs.ts';
import { chooseLabs, type TargetLimits } from '../targets/targets.ts';
import { explainTrouble, openQueue } from './open-queue.ts';

/** The usage of `worker`: its operands and options. */
export const usage = {
  name: 'worker',
  options: ['ownLab', 'queue', ...targetOptions],
} as const satisfies Usage;

/** `worker`: asks the seats of one lab for surveys in a queue, until it is interrupted. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options } = await openCommand(usage, argv, messages);
  const words = settings.messages.campus.worker;
  const lab = readLab(options.ownLab, settings);
  const allows = await readAllowed(lab, options, settings);

  const interrupts = watchInterrupts();
  const log = openLog(process.stderr, settings.messages);
  const say = (line: string) => log.write(`${timeOfDay()}  ${line}`);
  if (!allows) say(words.anyTarget(lab));
  const opened = await openQueue(options.queue, settings, {
    say,
    isPatient: true,
    signal: interrupts.signal,
  }).catch(error => {
    if (interrupts.signal.aborted) return undefined;
    throw error;
  });
  if (!opened) return 0;
  const { queue, shown } = opened;
  const worker = `${hostname()}-${process.pid}`;
  // The reader of the survey is elsewhere, so own trouble is also reported here, once per shard.
  const onOwnTrouble = (trouble: OwnTrouble) => say(wordOwnTrouble(trouble, settings));
  const sweepHere: Sweep = (targets, run) => sweep(targets, { ...run, onOwnTrouble });
  const own = { lab, allowPublic: options.allowPublic, ...(allows && { allows }) };
  try {
    const work = await queue.work({
      lab,
      worker,
      shards: Math.ceil(settings.config.sweep.concurrency / SHARD_SEATS),
      ask: (shard, signal) => askShard(shard, { own, worker, sweep: sweepHere, signal }),
      onNews: news => say(sayNews(news, lab, settings.messages)),
    });
    say(words.ready({ worker, lab, shown }));
    await Promise.race([work.ended, untilAborted(interrupts.signal)]);
    say(words.ending);
    await work.close();
    return 0;
  } catch (error) {
    throw explainTrouble(error, shown, settings.messages);
  } finally {
    log.close();
    await queue.close();
  }
}

function readLab(lab: string | undefined, { messages }: Settings): string {
  const { mistakes } = messages.campus;
  if (lab === undefined) throw new UsageError(mistakes.noLab);
  if (!LAB_NAME.test(lab)) throw new UsageError(mistakes.badLab(lab));
  return lab;
}

/** The targets that this worker may ask: those of its lab, if the configuration here has labs. */
async function readAllowed(
  lab: string,
  limits: TargetLimits,
  settings: Settings,
): Promise<((target: Target) => boolean) | undefined> {
  if (settings.config.labs === undefined) return undefined;
  const list = await chooseLabs([lab], limits, settings);
  return target => listsTarget(list, target);
}

function sayNews(news: WorkNews, lab: string, { campus }: Messages): string {
  const id = printable(news.id);
  switch (news.code) {
    case 'done':
      return campus.worker.done(id);
    case 'cancelled':
      return campus.worker.cancelled(id);
    case 'lost-lock':
      return campus.worker.lostLock(id);
    case 'failed': {
      const refusal = readFailure(news.reason);
      const { cause } = campus.shardFaults[refusal.fault]({ lab, ...refusal });
      return campus.worker.failed(id, printable(cause));
    }
  }
}
