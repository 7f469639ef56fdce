import type { Place, Wording } from '../messages/wording.ts';
import type { Note, Problem } from '../shared/finding.ts';
import { groupBy } from '../shared/group-by.ts';
import { maskFinding } from '../survey/mask.ts';

/**
 * Groups seats by what is wrong with them, the most common cause first. The sentence for several seats has no arguments of
 * a single one.
 */
export function groupByCause<Finding extends Problem | Note, Seat extends Place>(
  found: readonly { finding: Finding; seat: Seat }[],
  word: (finding: Finding, place: Place) => Wording,
): { cause: string; hint: string; seats: Seat[] }[] {
  const groups = [...groupBy(found, ({ finding }) => finding.code).values()];
  return groups
    .sort((a, b) => b.length - a.length)
    .flatMap(group => {
      const [first] = group;
      if (!first) return [];
      const { port, writtenIn } = first.seat;
      const seats = group.map(({ seat }) => seat);
      const common = seats.length === 1 ? first.finding : maskFinding(first.finding);
      const isSame = seats.every(seat => seat.writtenIn === writtenIn);
      return [{ ...word(common, { port, writtenIn: isSame ? writtenIn : undefined }), seats }];
    });
}
