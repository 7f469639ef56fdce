import { availableParallelism } from 'node:os';
import type { Progress } from '../cli/progress.ts';
import type { Sink } from '../cli/sink.ts';
import { gatherLines } from '../crawler/stream.ts';
import { sweepEach } from '../crawler/sweep.ts';
import type { Format } from '../reports/survey/report.ts';
import type { Config } from '../shared/config.ts';
import { type Audience, maskHost } from '../survey/mask.ts';
import type { HostResult } from '../survey/result.ts';
import { summarizeTally } from '../survey/survey.ts';
import type { Survey } from '../survey/survey-schema.ts';
import { makeTally } from '../survey/tally.ts';
import { eachTarget, type TargetList } from '../targets/hosts.ts';

/** From so many seats on a second thread pays for its start, and for what each has to compile on its own. */
const TWO_THREADS_FROM = 7_000;

/**
 * Asks all targets and makes the survey of them. A format that has a line for each seat gets it written at once, and
 * the survey is without `hosts`: with the results of 65,536 seats in memory a crawl took 355 MB.
 */
export async function crawl(
  targets: TargetList,
  run: {
    config: Pick<Config, 'sweep' | 'similarity'>;
    format: Format;
    audience: Audience;
    sink: Sink;
    progress: Progress;
    signal: AbortSignal;
  },
): Promise<Survey> {
  const { config, format, audience, sink, progress, signal } = run;
  const startedAt = new Date().toISOString();
  const clock = performance.now();
  const lines = gatherLines(text => sink.write(text));
  lines.add(format.begin?.({ startedAt, targets: targets.count }) ?? '');

  const tally = makeTally();
  const hosts: HostResult[] = [];
  const onResult = (result: HostResult, json?: string): Promise<void> | undefined => {
    tally.add(result);
    progress.show(result);
    if (!format.host) {
      hosts.push(result);
      return undefined;
    }
    const shown = audience === 'seats' ? JSON.stringify(maskHost(result)) : (json ?? JSON.stringify(result));
    return lines.add(format.host(shown));
  };
  const options = { settings: config.sweep, signal, onResult };
  const isOneThread = targets.count < TWO_THREADS_FROM || availableParallelism() < 2;
  if (isOneThread) await sweepEach(eachTarget(targets), options);
  else {
    const { sweepOnTwoThreads } = await import('../crawler/two-threads.ts');
    await sweepOnTwoThreads(targets, options);
  }
  await lines.end();

  const durationMs = Math.round(performance.now() - clock);
  const complete = tally.counts().cancelled === undefined;
  const summary = summarizeTally(tally, { startedAt, durationMs, complete }, config.similarity);
  return { ...summary, hosts: hosts.sort((a, b) => a.seat - b.seat) };
}
