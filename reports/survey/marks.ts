import type { HostResult } from '../../survey/result.ts';

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
