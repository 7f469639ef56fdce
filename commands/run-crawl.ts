import type { Progress } from '../cli/progress.ts';
import type { Sink } from '../cli/sink.ts';
import { type Sweep, sweep as sweepHere } from '../crawler/sweep.ts';
import type { Format } from '../reports/survey/report.ts';
import type { Config } from '../shared/config.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { Audience } from '../shared/ids.ts';
import { findChanges, type Seen, type SeenSeat, seeSeat } from '../survey/changes.ts';
import { maskHost } from '../survey/mask.ts';
import type { HostResult } from '../survey/result.ts';
import { type Called, callRoll, nameStudent, type Present, type Seat } from '../survey/roll-call.ts';
import type { Roster } from '../survey/roster.ts';
import { summarizeTally } from '../survey/survey.ts';
import type { Survey } from '../survey/survey-schema.ts';
import { makeTally } from '../survey/tally.ts';
import { eachTarget, type TargetList } from '../targets/hosts.ts';

/**
 * Asks all targets and makes the survey of them. A format that has a line for each seat gets it written at once, and
 * the survey is without `hosts`: with the results of 65,536 seats in memory a crawl took 355 MB.
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
    /** Told once of each thing that this computer lacks for asking. */
    onOwnTrouble?: (trouble: OwnTrouble) => void;
    /** The class list, where there is one. */
    roster?: Roster | undefined;
    /** An earlier survey, to say what changed since. */
    since?: Seen | undefined;
    /** Who asks the seats: this machine, where nobody else is named. */
    sweep?: Sweep;
    /** When the survey began, as ISO 8601, where that was not now. */
    startedAt?: string;
  },
): Promise<Survey> {
  const { config, format, audience, sink, progress, signal, roster, since, sweep = sweepHere } = run;
  const { startedAt = new Date().toISOString() } = run;
  const clock = performance.now();
  // What had passed when this program began with it.
  const beforeMs = run.startedAt === undefined ? 0 : Math.max(0, Date.now() - Date.parse(startedAt));
  let written = sink.write(format.begin?.({ startedAt, targets: targets.count }) ?? '');

  const tally = makeTally();
  const hosts: HostResult[] = [];
  const answers: (Seat & Partial<Present>)[] = [];
  const seen: SeenSeat[] = [];
  const onResult = (found: HostResult): Promise<void> | undefined => {
    const result = roster ? nameStudent(found, roster) : found;
    tally.add(result);
    if (roster) answers.push(toAnswer(result));
    if (since) seen.push(seeSeat(result));
    progress.show(result);
    if (!format.host) {
      hosts.push(result);
      return undefined;
    }
    const shown = audience === 'seats' ? maskHost(result) : result;
    const line = format.host(shown);
    // One after the other: a seat keeps its slot until its line is out, so that nothing piles up for a slow reader.
    written = written.then(() => sink.write(line));
    return written;
  };
  const { onOwnTrouble = () => {} } = run;
  await sweep(eachTarget(targets), { settings: config.sweep, signal, onResult, onOwnTrouble });
  await written;

  const durationMs = beforeMs + Math.round(performance.now() - clock);
  const complete = tally.counts().cancelled === undefined;
  const summary = summarizeTally(tally, { startedAt, durationMs, complete }, config.similarity);
  const { mostSimilar } = summary.similarity;
  return {
    ...summary,
    ...(since && { changes: findChanges(since, { seats: inOrder(seen), mostSimilar }) }),
    ...(roster && callRollOf(roster, answers)),
    hosts: inOrder(hosts),
  };
}

/** What a roll call needs of a result, which itself may be written out and gone. */
function toAnswer({ seat, host, port, name, student, declined }: HostResult): Seat & Partial<Present> {
  const id = student?.id ?? declined?.id;
  return { seat, host, port, ...(name !== undefined && { name }), ...(id !== undefined && { id }) };
}

function callRollOf(roster: Roster, answers: (Seat & Partial<Present>)[]): Called {
  const seats = inOrder(answers);
  const present = seats.flatMap(({ id, seat }) => (id === undefined ? [] : [{ id, seat }]));
  return callRoll(roster, { present, seats });
}

function inOrder<Numbered extends { seat: number }>(seats: Numbered[]): Numbered[] {
  return seats.sort((a, b) => a.seat - b.seat);
}
