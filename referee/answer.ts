import * as z from 'zod/mini';
import type { Seat } from '../room/seat.ts';

/** What a crawler says it found. A member of a pair is all seats that it may mean: twins share a student number. */
export interface Answer {
  /** The text that it was read from. */
  text: string;
  pairs: [number[], number[]][];
  distance?: Figure;
  /** How many students it compared. */
  count?: number;
  /** Only of JSON: the seats that it did not compare. */
  leftOut?: number[];
}

/** A number as it was printed: right to half a step of its last digit. */
interface Figure {
  value: number;
  slack: number;
}

/** `unclear` names pairs in a way that could mean several things. */
export type Reading =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'unclear'; text: string }
  | { kind: 'none' };

/** More pairs on a line than this are a list of everyone, and no answer. */
const MOST_PAIRS = 6;

/** Reads the answer from all that a crawler printed: one JSON object, or the last line that names a pair. */
export function readAnswer(output: string, seats: readonly Seat[]): Reading {
  const json = findJson(output, seats);
  if (json) return { kind: 'answer', answer: json };
  const lines = output.split(/\r?\n/).filter(line => line.trim() !== '');
  const readings = lines.filter(line => !isComplaint(line)).map(line => readLine(line, seats));
  return readings.findLast(({ kind }) => kind !== 'none') ?? { kind: 'none' };
}

/** Whether it compared a student with itself. Twins, which share a student number, are two seats unless they are 0 apart. */
export function namesItself({ pairs, distance }: Answer): boolean {
  return pairs.some(([a, b]) => a.join() === b.join() && (a.length === 1 || distance?.value === 0));
}

/** A line that tells of a fault, with the numbers of Python's messages, is no answer. */
function isComplaint(line: string): boolean {
  return /\berr(or|no)\b|error:|exception|traceback|timed out|refused|line \d+ column|错误|錯誤|失败|失敗|超时|逾時/i.test(
    line,
  );
}

const nameSchema = z.union([z.string(), z.number()]);
const jsonSchema = z.object({
  pairs: z.array(z.tuple([nameSchema, nameSchema])),
  distance: z.optional(z.nullable(z.number())),
  left_out: z.optional(z.array(nameSchema)),
  compared: z.optional(z.number()),
});

function findJson(output: string, seats: readonly Seat[]): Answer | undefined {
  const lines = output.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (/^\s*\{/.test(line) ? [index] : []));
  // The whole object can be on one line, or spread over all the lines to the end.
  const texts = starts.toReversed().flatMap(start => [lines[start] ?? '', lines.slice(start).join('\n')]);
  for (const text of texts) {
    const parsed = jsonSchema.safeParse(parse(text));
    if (!parsed.success) continue;
    const { pairs, distance, left_out: leftOut, compared } = parsed.data;
    return {
      text: text.trim(),
      pairs: dedupe(pairs.map(([a, b]) => [seatsOf(String(a), seats), seatsOf(String(b), seats)])),
      ...(typeof distance === 'number' ? { distance: figureOf(String(distance)) } : {}),
      ...(compared === undefined ? {} : { count: compared }),
      ...(leftOut ? { leftOut: leftOut.flatMap(name => seatsOf(String(name), seats)) } : {}),
    };
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the lines are looked at one by one instead.
    return undefined;
  }
}

/** The seats that a name may mean: a student number, an address, or the number of a seat. */
function seatsOf(name: string, seats: readonly Seat[]): number[] {
  const known = (isMeant: (seat: Seat) => boolean) => seats.filter(isMeant).map(({ seat }) => seat);
  const byId = known(({ record }) => record.id === name);
  if (byId.length > 0) return byId;
  const byAddress = known(({ host, port }) => name === `${host}:${port}`);
  if (byAddress.length > 0) return byAddress;
  const isOneAddress = seats[0]?.host === seats[1]?.host;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return isOneAddress ? [] : known(({ host }) => host === name);
  return known(({ seat, port }) => name === String(seat) || (isOneAddress && name === String(port)));
}

const addressPattern = /\b\d+\.\d+\.\d+\.\d+(?::\d+)?/g;
const decimalPattern = /(?<![\w.])\d+\.\d+(?:[eE][-+]?\d+)?(?![\w.])/g;
/** A whole number by itself: no part of a word, of a decimal or of utf-8. */
const wholePattern = /(?<![\w.]|[A-Za-z]-)\d+(?!\w|\.\d)/g;

function readLine(line: string, seats: readonly Seat[]): Reading {
  const isKnown = (name: string) => seatsOf(name, seats).length > 0;
  const ids = [...line.matchAll(/(?<!\w)\w+(?!\w)/g)]
    .map(([name]) => name)
    .filter(name => seats.some(({ record }) => record.id === name));
  const addresses = (line.match(addressPattern) ?? []).filter(isKnown);
  const decimals = [...line.replace(addressPattern, ' ').matchAll(decimalPattern)].map(([text]) => text);
  const rest = [...ids, ...(line.match(addressPattern) ?? []), ...decimals].reduce(
    (text, taken) => text.replace(taken, ' '),
    line,
  );
  const named = ids.length > 1 ? ids : addresses.length > 1 ? addresses : undefined;
  const numbers = readNumbers(rest, seats.length);
  if (numbers === 'unclear' && !named) return { kind: 'unclear', text: line.trim() };
  const { pairs, lone } = named
    ? { pairs: inTwos(named), lone: numbers === 'unclear' ? [] : [...numbers.pairs.flat(), ...numbers.lone] }
    : numbers === 'unclear'
      ? { pairs: [], lone: [] }
      : numbers;
  if (pairs.length === 0) return { kind: 'none' };
  // Everyone paired with themselves is a mistake that the rules know.
  const isOfPairs = pairs.length <= MOST_PAIRS || pairs.every(([a, b]) => a === b);
  if (!isOfPairs || (named?.length ?? 0) % 2 === 1) return { kind: 'unclear', text: line.trim() };
  const distances = new Set(decimals);
  const [distance] = distances;
  const [count] = lone;
  return {
    kind: 'answer',
    answer: {
      text: line.trim(),
      pairs: dedupe(pairs.map(([a = '', b = '']) => [seatsOf(a, seats), seatsOf(b, seats)])),
      ...(distance !== undefined && distances.size === 1 ? { distance: figureOf(distance) } : {}),
      ...(count !== undefined && lone.length === 1 ? { count: Number(count) } : {}),
    },
  };
}

/** Whole numbers from 1 to `limit`, two by two within their brackets; a lone one is the count. */
function readNumbers(text: string, limit: number): { pairs: string[][]; lone: string[] } | 'unclear' {
  const groups = new Map<number, string[]>([[0, []]]);
  const open = [0];
  let last = 0;
  for (const [token] of text.matchAll(new RegExp(`[([{]|[)\\]}]|${wholePattern.source}`, 'g'))) {
    if (/[([{]/.test(token)) open.push(++last);
    else if (/[)\]}]/.test(token)) open.length > 1 && open.pop();
    else if (Number(token) >= 1 && Number(token) <= limit) {
      const group = open.at(-1) ?? 0;
      groups.set(group, [...(groups.get(group) ?? []), token]);
    }
  }
  const [outside = [], ...inside] = groups.values();
  const bracketed = inside.filter(group => group.length > 1);
  if (bracketed.some(group => group.length % 2 === 1)) return 'unclear';
  if (bracketed.length > 0) return { pairs: bracketed.flatMap(inTwos), lone: outside };
  const all = [...groups.values()].flat();
  if (all.length < 2) return { pairs: [], lone: all };
  return { pairs: inTwos(all), lone: all.length % 2 === 1 ? all.slice(-1) : [] };
}

function inTwos(names: readonly string[]): string[][] {
  return Array.from({ length: Math.floor(names.length / 2) }, (_, pair) =>
    names.slice(pair * 2, pair * 2 + 2),
  );
}

/** A pair that is named twice, also the other way round, is one. */
function dedupe(pairs: [number[], number[]][]): [number[], number[]][] {
  const seen = new Set<string>();
  return pairs.filter(pair => {
    const key = pair
      .map(seats => seats.join())
      .sort()
      .join('-');
    return !seen.has(key) && seen.add(key);
  });
}

function figureOf(text: string): Figure {
  const [digits = '', exponent = '0'] = text.toLowerCase().split('e');
  const decimals = (digits.split('.')[1]?.length ?? 0) - Number(exponent);
  // All digits of a double are right to some 15 places, and its arithmetic to fewer.
  return { value: Number(text), slack: Math.max(0.51 * 10 ** -decimals, 1e-9 * Number(text)) };
}
