import type { MetricName } from '../../shared/ids.ts';
import type { Student } from '../../shared/reply.ts';
import { joinRuns } from '../../shared/runs.ts';
import type { Status } from '../../shared/status.ts';
import { statuses } from './findings.ts';

const metrics: Record<MetricName, string> = {
  seuclidean:
    'the standardized Euclidean distance: each difference is measured in standard deviations of this class',
  gower: 'Gower’s distance: each difference as a share of the range in this class, and their mean',
  mahalanobis:
    'the Mahalanobis distance: differences in standard deviations, less what height and weight share',
  euclidean: 'the plain Euclidean distance: it adds centimetres, kilograms and sizes, so the units decide',
};

const seats = (numbers: readonly number[]) =>
  `${numbers.length === 1 ? 'seat' : 'seats'} ${joinRuns(numbers, ', ')}`;

/** The words of the text report. */
export const report = {
  mostAlike: 'Most alike',
  mostAlikeTied: (ties: number) => `Most alike: ${ties.toLocaleString('en')} pairs share first place`,
  moreTies: (count: number) => `and ${count.toLocaleString('en')} more pairs, just as close`,
  join: (parts: string[]) => parts.join('; '),
  ranked: (pair: string, distance: string) => `${pair} (${distance})`,
  seatPair: (a: number | string, b: number | string) => `seats ${a} and ${b}`,
  described: (pair: string, of: { a: string; b: string; ids: string }) =>
    `${pair}: ${of.a} and ${of.b} ${of.ids}`,
  body: ({ height, weight, size }: Student) => `${height} cm, ${weight} kg, ${size}`,
  ids: (a: string, b: string) => `(${a}, ${b})`,
  noPair: (compared: number) =>
    compared === 0
      ? 'No pair: nobody sent a record that can be compared.'
      : 'No pair: only one student can be compared.',
  refusal: (refusal: { refused: string; minimum?: number; found?: number; why?: string }) => {
    switch (refusal.refused) {
      case 'few-students':
        return `No pair: the Mahalanobis distance needs ${refusal.minimum} students, not ${refusal.found}; try --metric seuclidean.`;
      case 'singular':
        return 'No pair: one measure is the same for all, or follows from the others, and the Mahalanobis distance has no value; try --metric seuclidean.';
      default:
        return refusal.why === 'not-taken'
          ? 'No pair: the Mahalanobis distance takes no weights; leave --weights out.'
          : 'No pair: the weights have to be 0 or more, and not all 0.';
    }
  },
  method: ({ metric, distance, weights }: { metric: MetricName; distance: string; weights: number[] }) =>
    `Distance ${distance}, by ${metrics[metric]}.${weights.every(weight => weight === 1) ? '' : ` Weights of height, weight, size: ${weights.join(', ')}.`}`,
  compared: (of: { compared: number; total: number; reasons: string[] }) =>
    `${of.compared} of ${of.total} seats compared${of.reasons.length > 0 ? `; left out: ${of.reasons.join('; ')}` : ''}.`,
  withoutRecord: (count: number) => `${count} without a record`,
  declined: (numbers: number[]) => `${seats(numbers)} ${numbers.length === 1 ? 'keeps' : 'keep'} it private`,
  sameId: (of: { seats: number[]; id?: string | undefined }) =>
    `${seats(of.seats)} share ${of.id === undefined ? 'a student number with another' : `the student number ${of.id}`}`,
  onlyTwo: 'Two students are not a comparison: with two, the distance does not say how alike they are.',
  next: 'Next',
  needHelp: (count: number) => `${count} ${count === 1 ? 'seat needs' : 'seats need'} help`,
  phase: (host: { status: Status; connectMs?: number | undefined; totalMs: number; attempts: number }) =>
    host.connectMs === undefined
      ? `connecting: ${statuses[host.status]} after ${host.totalMs} ms${host.attempts > 1 ? `, ${host.attempts} attempts` : ''}`
      : `connected after ${host.connectMs} ms, ${statuses[host.status]} after ${host.totalMs} ms`,
  said: 'sent:',
  notes: 'Worth knowing',
  note: (numbers: number[], text: string) => `${seats(numbers)}: ${text}`,
  room: 'The room',
  marks: {
    pair: 'most alike',
    ok: 'answered',
    declined: 'keeps it private',
    help: 'needs help',
    nobody: 'nobody there',
    cancelled: 'not asked',
  },
  finished: (run: { answered: number; total: number; seconds: string }) =>
    `${run.answered} of ${run.total} seats answered, in ${run.seconds} s.`,
  interrupted: (run: { answered: number; total: number; seconds: string; notAsked: number }) =>
    `Interrupted after ${run.seconds} s: ${run.answered} of ${run.total} seats answered, ${run.notAsked} not done.`,
};
