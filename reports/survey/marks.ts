import type { HostResult } from '../../survey/result.ts';

/** What a seat is drawn as, in the order of a legend. */
export const marks = ['pair', 'ok', 'declined', 'help', 'nobody', 'cancelled'] as const;
export type Mark = (typeof marks)[number];

/** A symbol for each mark: a room is readable without colour. */
export const symbols: Record<Mark, string> = {
  pair: '★',
  ok: '✓',
  declined: '○',
  help: '✗',
  nobody: '·',
  cancelled: '?',
};

/** The mark of one seat by its own result; that it is one of the pair, only the survey knows. */
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
