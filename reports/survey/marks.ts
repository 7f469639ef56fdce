import type { HostResult } from '../../survey/result.ts';
import type { Survey } from '../../survey/survey-schema.ts';

/** The marks for seats in a plan, in the order of the legend. */
export const marks = ['pair', 'ok', 'declined', 'help', 'nobody', 'cancelled'] as const;
export type Mark = (typeof marks)[number];

/** A symbol for each mark, so that a plan is readable without colour. */
export const symbols: Record<Mark, string> = {
  pair: '★',
  ok: '✓',
  declined: '○',
  help: '✗',
  nobody: '·',
  cancelled: '?',
};

/** Each seat of a survey with its mark. */
export function markSeats({
  hosts,
  similarity,
}: Pick<Survey, 'hosts' | 'similarity'>): { seat: number; mark: Mark }[] {
  const alike = new Set(similarity.mostSimilar.flatMap(({ a, b }) => [a.seat, b.seat]));
  return hosts.map(host => ({ seat: host.seat, mark: alike.has(host.seat) ? 'pair' : markOf(host) }));
}

/** The mark of a seat by its own result; only the survey knows whether it belongs to the pair. */
export function markOf({ status }: Pick<HostResult, 'status'>): Exclude<Mark, 'pair'> {
  switch (status) {
    case 'ok':
      return 'ok';
    case 'declined':
      return 'declined';
    case 'refused':
    case 'unreachable':
    case 'timeout':
      return 'nobody';
    case 'cancelled':
      return 'cancelled';
    default:
      return 'help';
  }
}
