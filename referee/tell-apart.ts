import type { SeatRecord } from '../room/seat.ts';
import type { Behaviour } from '../shared/behaviours.ts';
import { findClosest, type Metric, rightMetric } from './measure.ts';
import { rowsOf, spellings, type Uses } from './rows.ts';

/** A seat of the referee's room that has no address yet. */
export interface Drawn {
  behaviour: Behaviour;
  record: SeatRecord;
}

/** The next pair must be farther than the winners by this factor, so that rounding cannot decide. */
const MARGIN = 1.01;

/** Whether each usual mistake finds a different winner, and the right way finds the two tied pairs. */
export function tellsApart(drawn: readonly Drawn[]): boolean {
  const seats = drawn.map((seat, index) => ({ ...seat, seat: index + 1 }));
  const winnersOf = (uses: Uses, metric: Partial<Metric> = {}) => {
    const closest = findClosest(rowsOf(seats, uses), { ...rightMetric, ...metric });
    if (!closest || closest.runnerUp < closest.distance * MARGIN) return undefined;
    return closest.pairs.map(pair => pair.join('-')).join(' ');
  };
  const plain = (['rank', 'unequal', 'none'] as const).map(coding =>
    winnersOf({}, { coding, scaling: 'none' }),
  );
  const right = winnersOf({});
  if (right?.split(' ').length !== 2 || new Set(plain).size !== 1) return false;
  const winners = [
    right,
    plain[0],
    winnersOf({}, { coding: 'text' }),
    winnersOf({}, { coding: 'none' }),
    winnersOf({ unread: { how: 'dropped', spellings } }),
    winnersOf({ unread: { how: 'zero', spellings } }),
    winnersOf({ metres: 'raw', swapped: 'raw' }),
    winnersOf({ metres: 'mended' }),
    winnersOf({ swapped: 'mended' }),
    winnersOf({ twin: 'first' }),
    winnersOf({ twin: 'last' }),
    winnersOf({ quotes: 'raw' }),
    winnersOf({ expression: 'raw' }),
    winnersOf({ gbk: 'raw' }),
  ];
  return winners.every(winner => winner !== undefined) && new Set(winners).size === winners.length;
}
