import { writeErr } from '../cli/output.ts';
import { wordOwnTrouble } from '../cli/own-trouble.ts';
import { type Progress, showProgress } from '../cli/progress.ts';
import type { Settings } from '../cli/settings.ts';
import type { Sink } from '../cli/sink.ts';
import { sweep as sweepHere } from '../crawler/sweep.ts';
import type { Format } from '../reports/survey/report.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { Audience } from '../shared/ids.ts';
import { findChanges, type Snapshot, toSnapshotSeat } from '../survey/changes.ts';
import { maskHost, maskSurvey } from '../survey/mask.ts';
import type { HostResult } from '../survey/result.ts';
import { callRoll, nameStudent, presentIn } from '../survey/roll-call.ts';
import type { Roster } from '../survey/roster.ts';
import { type SeatOutcome, summarizeSeats } from '../survey/survey.ts';
import type { Survey } from '../survey/survey-schema.ts';
import { eachTarget, type TargetList } from '../targets/hosts.ts';
import type { CampusCrawl } from './crawl-campus.ts';

/** How the seats are asked and how the survey is reported, by this machine unless there is a campus. */
interface Crawl {
  settings: Settings;
  format: Format;
  audience: Audience;
  sink: Sink;
  noColor: boolean;
  signal: AbortSignal;
  /** The class list, if there is one. */
  roster?: Roster | undefined;
  /** An earlier survey, to report what has changed since. */
  since?: Snapshot | undefined;
  /** The survey whose seats are asked by workers. */
  campus?: CampusCrawl | undefined;
}

/** Asks all targets, shows the progress on stderr, and writes the report. */
export async function runCrawl(targets: TargetList, crawl: Crawl): Promise<Survey> {
  const { settings, format, audience, sink, campus } = crawl;
  const progress = showProgress(process.stderr, {
    total: targets.count,
    // If the report itself appears line by line on the terminal, a progress line would disturb it.
    isShown: format.host === undefined || !sink.isTerminal,
    messages: settings.messages,
    ...(campus && { word: campus.word }),
  });
  campus?.tell(progress);
  const survey = await makeSurvey(targets, crawl, progress);
  progress.end({ durationMs: survey.durationMs, isLastWord: !sink.isTerminal });
  const report = format.end(audience === 'seats' ? maskSurvey(survey) : survey, {
    ...settings,
    colours: sink.colours(crawl.noColor),
    width: sink.width,
    room: settings.config.room,
  });
  await sink.write(report);
  await sink.close();
  return survey;
}

/**
 * Asks all targets and makes the survey. If the format has a line per seat, it is written at once, and the survey has no
 * `hosts`: keeping the results of 65,536 seats in memory would take 355 MB.
 */
async function makeSurvey(
  targets: TargetList,
  { settings, format, audience, sink, signal, roster, since, campus }: Crawl,
  progress: Progress,
): Promise<Survey> {
  const { config } = campus ?? settings;
  const { sweep, startedAt } = campus ?? { sweep: sweepHere, startedAt: new Date().toISOString() };
  const began = performance.now();
  // The time that had passed before this program took over the survey.
  const beforeMs = campus ? Math.max(0, Date.now() - Date.parse(startedAt)) : 0;
  let written = sink.write(format.begin?.({ startedAt, targets: targets.count }) ?? '');

  const hosts: HostResult[] = [];
  const outcomes: SeatOutcome[] = [];
  const briefs: ReturnType<typeof toBrief>[] = [];
  const onResult = (found: HostResult): Promise<void> | undefined => {
    const result = roster ? nameStudent(found, roster) : found;
    outcomes.push(toOutcome(result));
    if (roster || since) briefs.push(toBrief(result));
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
  const onOwnTrouble = (trouble: OwnTrouble) => writeErr(wordOwnTrouble(trouble, settings));
  await sweep(eachTarget(targets), { settings: config.sweep, signal, onResult, onOwnTrouble });
  await written;

  const durationMs = beforeMs + Math.round(performance.now() - began);
  const seats = inOrder(briefs);
  const complete = outcomes.every(({ status }) => status !== 'cancelled');
  const summary = summarizeSeats(inOrder(outcomes), { startedAt, durationMs, complete }, config.similarity);
  const { mostSimilar } = summary.similarity;
  return {
    ...summary,
    ...(since && { changes: findChanges(since, { seats, mostSimilar }) }),
    ...(roster && callRoll(roster, { present: presentIn(seats), seats })),
    hosts: inOrder(hosts),
  };
}

/** What the summary needs of a result: no bytes and no address, since it is kept of 65,536 seats. */
function toOutcome({ seat, status, student, declined }: HostResult): SeatOutcome {
  return { seat, status, student, declined };
}

/** What roll call and changes need of a result. */
function toBrief(result: HostResult) {
  const { host, port, name } = result;
  return { ...toSnapshotSeat(result), host, port, name };
}

function inOrder<Numbered extends { seat: number }>(seats: Numbered[]): Numbered[] {
  return seats.sort((a, b) => a.seat - b.seat);
}
