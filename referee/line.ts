import type { Seat } from '../room/seat.ts';
import { counts, withoutAsides } from './asides.ts';
import { dedupe, figureOf, isOfBodies, type Reading, seatsOf } from './reading.ts';

/** A line with more pairs than this is a list of everyone, not an answer. */
const MOST_PAIRS = 6;

/** A line that lists at least this many seats in ascending order names no pairs. */
const LIST = 8;

const addressPattern = /\b\d+\.\d+\.\d+\.\d+(?::\d+)?/g;
const decimalPattern = /(?<![\w.])\d+\.\d+(?:[eE][-+]?\d+)?(?![\w.])/g;
/** A whole number by itself, not part of a word, a decimal or a name like utf-8. */
const wholePattern = /(?<![\w.^]|[A-Za-z]-)\d+(?!\w|\.\d)/g;

/** Replaces a name that has already been read. */
const SPENT = ' \0 ';

/** The student numbers in a line, or else the addresses of seats, or else a lone seat. */
export function studentsIn(line: string, seats: readonly Seat[]): string[] {
  const { ids, addresses } = namesIn(line, seats);
  const named = [ids, addresses].find(names => names.length > 0);
  const numbers = readNumbers(takeApart(line, seats).rest, seats.length);
  return named ?? (numbers !== 'unclear' && numbers.pairs.length === 0 ? numbers.lone : []);
}

function namesIn(line: string, seats: readonly Seat[]) {
  const ids = [...line.matchAll(/(?<!\w)\w+(?!\w)/g)]
    .map(([name]) => name)
    .filter(name => seats.some(({ record }) => record.id === name));
  const everyAddress = line.match(addressPattern) ?? [];
  return { ids, everyAddress, addresses: everyAddress.filter(name => seatsOf(name, seats).length > 0) };
}

/** What a line holds: the students or addresses it names, its decimals and counts, and the text that is left for seat numbers. */
function takeApart(line: string, seats: readonly Seat[]) {
  const { ids, everyAddress, addresses } = namesIn(line, seats);
  // In a room at one address, its ports tell the seats apart.
  const ports = seats[0]?.host === seats[1]?.host ? seats.map(({ port }) => String(port)) : [];
  const byPort = (line.match(wholePattern) ?? []).filter(name => ports.includes(name));
  const named = [ids, addresses, byPort].find(names => names.length > 1);
  const text = [...ids, ...everyAddress, ...byPort].reduce((rest, taken) => rest.replace(taken, SPENT), line);
  const bare = withoutAsides(text);
  const whole = bare.replace(decimalPattern, ' ');
  const rest = whole.replace(counts, ' ');
  return {
    named,
    decimals: new Set(bare.match(decimalPattern)),
    // Nobody compares all seats: that is how many were asked.
    said: [...whole.matchAll(counts)]
      .map(([, ...groups]) => groups.find(Boolean) ?? '')
      .filter(count => Number(count) !== seats.length),
    // A number before student numbers is a rank, or the number of a seat; one after each of them belongs to it.
    rest: named ? (/\d/.test(rest.split(SPENT)[1] ?? '') ? '' : rest.slice(rest.lastIndexOf(SPENT))) : rest,
  };
}

/** Reads one line of what a crawler printed. */
export function readLine(line: string, seats: readonly Seat[]): Reading {
  // Beside a pair, 27/40 is how many of all seats; alone it is a pair.
  const worded = line.replace(new RegExp(`(?<!\\d)(\\d+) ?/ ?(${seats.length})(?!\\d)`), '$1 of $2');
  const reading = worded === line ? undefined : readLine(worded, seats);
  if (reading?.kind === 'answer') return reading;
  const { named, decimals, said, rest } = takeApart(line, seats);
  const numbers = readNumbers(rest, seats.length);
  const text = line.trim();
  if (!named && isList(rest.match(wholePattern)?.map(Number) ?? [])) return { kind: 'none' };
  if (numbers === 'unclear' && !named) return { kind: 'unclear', text };
  const { pairs, lone } = numbers === 'unclear' ? { pairs: [], lone: [] } : numbers;
  const found = named ? inTwos(named) : pairs;
  const others = named ? [...pairs.flat(), ...lone] : lone;
  if (found.length === 0) return { kind: 'none' };
  // A list of everyone paired with themselves is a mistake that the rules report.
  const isOfPairs = found.length <= MOST_PAIRS || found.every(([a, b]) => a === b);
  if (!isOfPairs || (named?.length ?? 0) % 2 === 1) return { kind: 'unclear', text };
  const meant = dedupe(found.map(([a = '', b = '']) => [seatsOf(a, seats), seatsOf(b, seats)]));
  const isOther = (number: string) => !isOfBodies(Number(number), meant, seats);
  const [distance] = decimals;
  const [count, ...more] = said.length > 0 ? said : others.filter(isOther);
  return {
    kind: 'answer',
    by: named ? 'name' : 'number',
    answer: {
      text,
      pairs: meant,
      distance: distance !== undefined && decimals.size === 1 ? figureOf(distance) : undefined,
      count: count !== undefined && more.length === 0 ? Number(count) : undefined,
    },
  };
}

/** Brackets with no others inside. */
const innermost = /[([{]([^()[\]{}]*)[)\]}]/g;

/** Groups whole numbers from 1 to `limit` in twos, within their brackets; a number left over is the count. */
function readNumbers(text: string, limit: number): { pairs: string[][]; lone: string[] } | 'unclear' {
  const numbersIn = (part: string) =>
    (part.match(wholePattern) ?? [])
      .map(Number)
      .filter(number => number >= 1 && number <= limit)
      .map(String);
  const inside: string[][] = [];
  let outside = text;
  for (let before = ''; outside !== before; ) {
    before = outside;
    outside = before.replace(innermost, (_, part: string) => {
      inside.push(numbersIn(part));
      return ' ';
    });
  }
  const bracketed = inside.filter(group => group.length > 1);
  if (bracketed.some(group => group.length % 2 === 1)) return 'unclear';
  if (bracketed.length > 0) return { pairs: bracketed.flatMap(inTwos), lone: numbersIn(outside) };
  const all = numbersIn(text);
  return { pairs: inTwos(all), lone: all.length % 2 === 1 ? all.slice(-1) : [] };
}

function isList(numbers: readonly number[]): boolean {
  return numbers.length >= LIST && numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
}

/** Groups names in pairs; one that is left over at the end is dropped. */
export function inTwos<Name>(names: readonly Name[]): Name[][] {
  return Array.from({ length: Math.floor(names.length / 2) }, (_, pair) =>
    names.slice(pair * 2, pair * 2 + 2),
  );
}
