import type { Progress } from '../cli/progress.ts';
import type { Sink } from '../cli/sink.ts';
import { type Sweep, sweep as sweepHere } from '../crawler/sweep.ts';
import type { Format } from '../reports/survey/report.ts';
import type { Config } from '../shared/config.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { Audience } from '../shared/ids.ts';
import { findChanges, type Seen, seeSeat } from '../survey/changes.ts';
import { maskHost } from '../survey/mask.ts';
import type { HostResult } from '../survey/result.ts';
import { callRoll, nameStudent, presentIn } from '../survey/roll-call.ts';
import type { Roster } from '../survey/roster.ts';
import { summarizeSeats } from '../survey/survey.ts';
import type { Survey } from '../survey/survey-schema.ts';
import { eachTarget, type TargetList } from '../targets/hosts.ts';

/**
 * Asks all targets and makes the survey. If the format has a line per seat, it is written at once, and the survey has no
 * `hosts`: keeping the results of 65,536 seats in memory would take 355 MB.
 */
export async function runCrawl(
  targets: TargetList,
  run: {
    config: Pick<Config, 'sweep' | 'similarity'>;
    format: Format;
    audience: Audience;
    sink: Sink;
    progress: Progress;
    signal: AbortSignal;
    /** Called once for each thing that this computer lacks. */
    onOwnTrouble?: (trouble: OwnTrouble) => void;
    /** The class list, if there is one. */
    roster?: Roster | undefined;
    /** An earlier survey, to report what has changed since. */
    since?: Seen | undefined;
    /** Asks the seats; by default from this machine. */
    sweep?: Sweep;
    /** When the survey began, as ISO 8601, if not now. */
    startedAt?: string;
  },
): Promise<Survey> {
  const { config, format, audience, sink, progress, signal, roster, since, sweep = sweepHere } = run;
  const { startedAt = new Date().toISOString() } = run;
  const clock = performance.now();
  // The time that had passed before this program took over the survey.
  const beforeMs = run.startedAt === undefined ? 0 : Math.max(0, Date.now() - Date.parse(startedAt));
  let written = sink.write(format.begin?.({ startedAt, targets: targets.count }) ?? '');

  const hosts: HostResult[] = [];
  const briefs: ReturnType<typeof toBrief>[] = [];
  const onResult = (found: HostResult): Promise<void> | undefined => {
    const result = roster ? nameStudent(found, roster) : found;
    briefs.push(toBrief(result));
    progress.show(result);
    if (!format.host) {
      hosts.push(result);
      return undefined;
    }
    const shown = audience === 'seats' ? maskHost(result) : result;
    const line = format.host(shown);
    // In sequence: a seat keeps its slot until its line is written, so that nothing piles up for a slow reader.
    written = written.then(() => sink.write(line));
    return written;
  };
  const { onOwnTrouble = () => {} } = run;
  await sweep(eachTarget(targets), { settings: config.sweep, signal, onResult, onOwnTrouble });
  await written;

  const durationMs = beforeMs + Math.round(performance.now() - clock);
  const seats = inOrder(briefs);
  const complete = seats.every(({ status }) => status !== 'cancelled');
  const summary = summarizeSeats(seats, { startedAt, durationMs, complete }, config.similarity);
  const { mostSimilar } = summary.similarity;
  return {
    ...summary,
    ...(since && { changes: findChanges(since, { seats, mostSimilar }) }),
    ...(roster && callRoll(roster, { present: presentIn(seats), seats })),
    hosts: inOrder(hosts),
  };
}

/** What summary, roll call and changes need of a result: no bytes, so that it can be kept of every seat. */
function toBrief(result: HostResult) {
  const { host, port, name } = result;
  return { ...seeSeat(result), host, port, name };
}

function inOrder<Numbered extends { seat: number }>(seats: Numbered[]): Numbered[] {
  return seats.sort((a, b) => a.seat - b.seat);
}
