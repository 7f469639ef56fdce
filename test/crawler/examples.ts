import type { Problem } from '../../shared/finding.ts';
import type { Status } from '../../shared/status.ts';
import type { HostResult } from '../../survey/result.ts';
import { type ComparisonSettings, summarizeSeats } from '../../survey/survey.ts';
import type { Survey } from '../../survey/survey-schema.ts';

/** Results and surveys as a crawl makes them, for tests of what is done with them. */

const common = { port: 1024, notes: [], attempts: 1, totalMs: 2.5, bytes: 70 };

export function answered(seat: number, student: Partial<HostResult['student']> = {}): HostResult {
  const whole = {
    id: `2026${seat}`,
    height: 160 + seat,
    weight: 50 + 2 * seat,
    size: 'M' as const,
    ...student,
  };
  return { ...common, seat, host: `10.0.0.${seat}`, status: 'ok', student: whole, connectMs: 0.3 };
}

export function declined(seat: number, id: string): HostResult {
  return { ...common, seat, host: `10.0.0.${seat}`, status: 'declined', declined: { id }, connectMs: 0.3 };
}

export function troubled(seat: number, status: Status, problem: Problem, said = ''): HostResult {
  const evidence = said === '' ? {} : { evidence: { text: said, bytes: said.length } };
  return { ...common, seat, host: `10.0.0.${seat}`, status, problem, ...evidence };
}

const settings: ComparisonSettings = { metric: 'seuclidean', weights: [1, 1, 1], top: 5 };

export function surveyOf(hosts: HostResult[], changed: Partial<ComparisonSettings> = {}): Survey {
  const run = { startedAt: '2026-03-02T08:00:00.000Z', durationMs: 412, complete: true };
  return { ...summarizeSeats(hosts, run, { ...settings, ...changed }), hosts };
}
