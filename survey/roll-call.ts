import { groupBy } from '../shared/group-by.ts';
import { comparableId } from '../shared/student-id.ts';
import { makeSeatFinder, type Seat } from './listed-seat.ts';
import { type HostResult, idOf } from './result.ts';
import { findListed, type Listed, MOST_NEAREST, type Roster } from './roster.ts';
import type { Missing, RollCall } from './survey-schema.ts';

/** A student who answered, and from which seat. An answer from a file has no seat. */
export interface Present {
  id: string;
  seat?: number | undefined;
}

/** The result of a roll call. `missing` is a separate part of the survey. */
export interface Called {
  missing: Missing[];
  rollCall: RollCall;
}

/** Compares the class list with the answers. Results are in the order of the list, `unlisted` in the order of the answers. */
export function callRoll(
  roster: Roster,
  { present, seats = [] }: { present: readonly Present[]; seats?: readonly Seat[] },
): Called {
  const seatOf = makeSeatFinder(seats);
  const answers = groupBy(present, ({ id }) => comparableId(id));
  const missing: Missing[] = [];
  const elsewhere: RollCall['elsewhere'] = [];
  const twice: RollCall['twice'] = [];
  for (const [id, listed] of roster) {
    const found = answers.get(id) ?? [];
    const { name } = listed;
    if (found.length === 0)
      missing.push({ id: listed.id, name, class: listed.class, seat: seatOf(listed.place) });
    else if (found.length > 1) twice.push({ id: listed.id, name, seats: seatsOf(found) });
    else {
      const seat = found[0]?.seat;
      const expected = seatOf(listed.place, seat);
      if (expected !== undefined && seat !== undefined && seat !== expected)
        elsewhere.push({ id: listed.id, name, seat, expected });
    }
  }
  const isMissing = (id: string) => !answers.has(comparableId(id));
  const unlisted = present.flatMap(({ id, seat }) => {
    const found = findListed(roster, id);
    if ('listed' in found) return [];
    const nearest = chooseNearest(
      found.nearest,
      one => isMissing(one.id),
      one => seatOf(one.place, seat) === seat,
    );
    return [
      {
        id,
        seat,
        nearest: nearest.slice(0, MOST_NEAREST).map(({ id, name }) => ({ id, name })),
      },
    ];
  });
  return { missing, rollCall: { listed: roster.size, elsewhere, unlisted, twice } };
}

/** The students who answered, in the order of the seats given. */
export function presentIn(seats: readonly Pick<HostResult, 'seat' | 'student' | 'declined'>[]): Present[] {
  return seats.flatMap(({ seat, ...said }) => {
    const id = idOf(said);
    return id === undefined ? [] : [{ id, seat }];
  });
}

/** Adds the student's name from the class list to a result. */
export function nameStudent(result: HostResult, roster: Roster): HostResult {
  return { ...result, ...namesFor(result, roster) };
}

/** The record of a result with the student's name from the class list; empty if the list has no such student. */
export function namesFor(
  { student, declined }: Pick<HostResult, 'student' | 'declined'>,
  roster: Roster,
): Pick<HostResult, 'student' | 'declined'> {
  const name = roster.get(comparableId(idOf({ student, declined }) ?? ''))?.name;
  if (name === undefined) return {};
  return {
    ...(student && { student: { ...student, name } }),
    ...(declined && { declined: { ...declined, name } }),
  };
}

function seatsOf(found: readonly Present[]): number[] {
  return found.flatMap(({ seat }) => seat ?? []);
}

/** Chooses among similar numbers: the missing student who should sit here, or else all missing ones, or else all. */
function chooseNearest(
  near: readonly Listed[],
  isMissing: (listed: Listed) => boolean,
  isHere: (listed: Listed) => boolean,
): readonly Listed[] {
  const missing = near.filter(isMissing);
  const here = missing.filter(isHere);
  if (here.length > 0) return here;
  return missing.length > 0 ? missing : near;
}
