import { comparableId } from '../shared/student-id.ts';
import type { HostResult } from './result.ts';
import { findListed, type Listed, MOST_NEAREST, type Roster } from './roster.ts';
import type { Missing, RollCall } from './survey-schema.ts';

/** A student who answered, and from which seat. An answer from a file has no seat. */
export interface Present {
  id: string;
  seat?: number;
}

/** A seat, with everything by which a class list may refer to it. */
export type Seat = Pick<HostResult, 'seat' | 'host' | 'port' | 'name'>;

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
  const answers = groupById(present);
  const missing: Missing[] = [];
  const elsewhere: RollCall['elsewhere'] = [];
  const twice: RollCall['twice'] = [];
  for (const [id, listed] of roster) {
    const found = answers.get(id) ?? [];
    const expected = seatOf(listed.place);
    const { name } = listed;
    if (found.length === 0) missing.push(describeMissing(listed, expected));
    else if (found.length > 1) twice.push({ id: listed.id, name, seats: seatsOf(found) });
    else {
      const seat = found[0]?.seat;
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
      one => seatOf(one.place) === seat,
    );
    return [
      {
        id,
        ...(seat !== undefined && { seat }),
        nearest: nearest.slice(0, MOST_NEAREST).map(({ id, name }) => ({ id, name })),
      },
    ];
  });
  return { missing, rollCall: { listed: roster.size, elsewhere, unlisted, twice } };
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
  const name = roster.get(comparableId(student?.id ?? declined?.id ?? ''))?.name;
  if (name === undefined) return {};
  return {
    ...(student && { student: { ...student, name } }),
    ...(declined && { declined: { ...declined, name } }),
  };
}

function groupById(present: readonly Present[]): ReadonlyMap<string, Present[]> {
  const answers = new Map<string, Present[]>();
  for (const one of present) {
    const id = comparableId(one.id);
    const others = answers.get(id);
    if (others) others.push(one);
    else answers.set(id, [one]);
  }
  return answers;
}

function seatsOf(found: readonly Present[]): number[] {
  return found.flatMap(({ seat }) => seat ?? []);
}

function describeMissing({ id, name, class: group }: Listed, seat: number | undefined): Missing {
  return { id, name, ...(group !== undefined && { class: group }), ...(seat !== undefined && { seat }) };
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

/** Finds the seat that a list refers to by name, number or address; undefined if there is no such seat. */
function makeSeatFinder(seats: readonly Seat[]): (place: string | undefined) => number | undefined {
  const known = new Map<string, number>();
  const put = (text: string, seat: number) => {
    const key = comparableId(text).toLowerCase();
    if (!known.has(key)) known.set(key, seat);
  };
  for (const { seat, name } of seats) if (name !== undefined) put(name, seat);
  for (const { seat } of seats) put(String(seat), seat);
  for (const { seat, host, port } of seats) {
    put(host, seat);
    put(host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`, seat);
  }
  return place => {
    if (place === undefined) return undefined;
    const key = comparableId(place).toLowerCase();
    return known.get(key) ?? known.get(seatNumber.exec(key)?.[1] ?? '');
  };
}

/** The number of a seat as lists write it: 05, seat 5, 座位5, 第5号, 5号机. */
const seatNumber =
  /^(?:第|座位|座|机位|機位|seat|no\.?)?\s*0*(\d+)\s*(?:[号號座]|[号號]?[机機位]|[号號]座位)?$/;
