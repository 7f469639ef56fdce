import type { Seat } from '../room/seat.ts';
import { dedupe, figureOf, isOfBodies, type Reading, seatsOf } from './reading.ts';

/** A line with more pairs than this is a list of everyone, not an answer. */
const MOST_PAIRS = 6;

/** A line that tells who was not compared. */
const leftOut =
  /^\W*(?:left out|skipp|dropp|ignor|exclud|not (?:compared|counted)|declined|bad (?:seats|hosts)|no (?:answer|reply)|跳[过過]|[没沒未]有?[参參计計]|剔除|排除|[无無](?:效|回|[响應应]))/i;

/** The start of a line about those who come after the most alike. */
const later =
  /^[^\w\p{Script=Han}]*(?:(?:second|third|next)\b|runners?-up|其次|第[二三]?(?:像|近|接近|相[像似近]))/iu;

/** A line that lists at least this many seats in ascending order names no pairs. */
const LIST = 8;

/** Whether a line is an error message, or of others than the most alike: its numbers must not be taken for an answer. */
export function isComplaint(line: string): boolean {
  if (leftOut.test(line) && !saysAlike(line)) return true;
  if (later.test(line)) return true;
  if (/\b(?:farthest|furthest|least (?:alike|similar)|most different)\b|最不[像相]|最[远遠]/i.test(line))
    return true;
  return /\berr(or|no)\b|error:|exception|traceback|timed out|refused|line \d+ column|错误|錯誤|失败|失敗|超时|逾時/i.test(
    line,
  );
}

/** Whether a line says that it is about the most alike. */
export function saysAlike(line: string): boolean {
  return /alike|similar|clos|[像近似]/i.test(line);
}

const addressPattern = /\b\d+\.\d+\.\d+\.\d+(?::\d+)?/g;
const decimalPattern = /(?<![\w.])\d+\.\d+(?:[eE][-+]?\d+)?(?![\w.])/g;
/** A whole number by itself, not part of a word, a decimal or a name like utf-8. */
const wholePattern = /(?<![\w.^]|[A-Za-z]-)\d+(?!\w|\.\d)/g;

/** No. 5, seat5, PC05: a prefix directly before the number of a seat. */
const seatWords = /\b(?:no\.?\s*|(?:seat|pc|host|student|s)[._-]?)(?=\d)/gi;
/** The numbers in names such as seat1 and seat2, where each has a value: 'seat1': 5, 'seat2': 17. */
const labels = /\b([a-z_]+ ?)1(['"]?\s*[:=])(.{0,200}?)\b\1\s*2\2/gi;
/** A date or a time of day. */
const times =
  /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\b|(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*[日号號]|\d{1,2}\s*[时時点點]\s*\d{1,2}\s*分?/g;
/** What a program says of its work: 13 failed, left out: 1, 2, 14. */
const asides = new RegExp(
  [
    String.raw`\b\d+\s*(?:were |was |are )?(?:(?:closest|nearest|tied|equal|best) )?(?:ok|good|bad|failed|failures|valid|invalid|left out|skipped|dropped|missing|offline|silent|declined|errors?|timeouts?|retries|attempts|threads?|connections?|bytes|pairs)\b`,
    String.raw`\d+\s*[对對组組](?!\s*\d)`,
    String.raw`(?:\b(?:ok|failed|valid|invalid|left out|skipped|dropped|ignored|excluded|rejected|missing|offline|declined|errors?|threads|workers|timeout|retries|attempts)\b|有效|[无無]效|成功|跳[过過]|剔除|排除|[没沒未]有?[参參]加(?:比[较較])?)(?:的)?\s*(?:seats?|hosts?|座位)?\s*[:=：]?\s*[[(（]?\d[\d\s,，、和與与]*(?:and\s+\d+)?[号號]?`,
  ].join('|'),
  'gi',
);
/** A time, a measure or a similarity, such as 3.2 s, 170 cm or similarity 0.77. */
const measures =
  /(?:similarity|相似度)\s*(?:score\s*)?(?:of|is|[为為是])?\s*[:=：]?\s*\d+(?:\.\d+)?%?|\d+(?:\.\d+)?\s*(?:毫?秒|公分|厘米|公斤|%|(?:ms|s|sec|seconds?|min|cm|kg)\b)/gi;
/** A count, such as 27 of 40, 27 students or 共 27. */
const counts =
  /(?<!第\s*|\band\s+|[和与與、]\s*)\b(\d+)\s*(?:(?:out )?of\s+\d+|[个個人名位份台臺条條]|(?:students|people|persons|records|replies|replied|answers|answered|seats|hosts)\b)|(?:\b(?:compared|count|total|valid)|比[较較]了?|共)\s*[:=：]?\s*(\d+)(?:\s*(?:(?:out )?of|\/)\s*\d+)?(?!\w|\.\d)/gi;

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
  const bare = [times, asides, measures].reduce(
    (rest, aside) => rest.replace(aside, ' '),
    text.replace(labels, ' $3 ').replace(seatWords, ' '),
  );
  const whole = bare.replace(decimalPattern, ' ');
  const rest = whole.replace(counts, ' ');
  return {
    named,
    decimals: new Set(bare.match(decimalPattern)),
    said: [...whole.matchAll(counts)].map(([, before, after]) => before ?? after ?? ''),
    // A number before student numbers is a rank, or the number of a seat; one after each of them belongs to it.
    rest: named ? (/\d/.test(rest.split(SPENT)[1] ?? '') ? '' : rest.slice(rest.lastIndexOf(SPENT))) : rest,
  };
}

/** Reads one line of what a crawler printed. */
export function readLine(line: string, seats: readonly Seat[]): Reading {
  const { named, decimals, said, rest } = takeApart(line, seats);
  const numbers = readNumbers(rest, seats.length);
  if (!named && isList(rest.match(wholePattern)?.map(Number) ?? [])) return { kind: 'none' };
  if (numbers === 'unclear' && !named) return { kind: 'unclear', text: line.trim() };
  const { pairs, lone } = numbers === 'unclear' ? { pairs: [], lone: [] } : numbers;
  const found = named ? inTwos(named) : pairs;
  const others = named ? [...pairs.flat(), ...lone] : lone;
  if (found.length === 0) return { kind: 'none' };
  // A list of everyone paired with themselves is a mistake that the rules report.
  const isOfPairs = found.length <= MOST_PAIRS || found.every(([a, b]) => a === b);
  if (!isOfPairs || (named?.length ?? 0) % 2 === 1) return { kind: 'unclear', text: line.trim() };
  const meant = dedupe(found.map(([a = '', b = '']) => [seatsOf(a, seats), seatsOf(b, seats)]));
  const isOther = (number: string) => !isOfBodies(Number(number), meant, seats);
  const [distance] = decimals;
  const [count, ...more] = said.length > 0 ? said : others.filter(isOther);
  return {
    kind: 'answer',
    by: named ? 'name' : 'number',
    answer: {
      text: line.trim(),
      pairs: meant,
      ...(distance !== undefined && decimals.size === 1 ? { distance: figureOf(distance) } : {}),
      ...(count !== undefined && more.length === 0 ? { count: Number(count) } : {}),
    },
  };
}

/** Groups whole numbers from 1 to `limit` in twos, within their brackets; a number left over is the count. */
function readNumbers(text: string, limit: number): { pairs: string[][]; lone: string[] } | 'unclear' {
  const groups = new Map<number, string[]>([[0, []]]);
  const all: string[] = [];
  const open = [0];
  let last = 0;
  for (const [token] of text.matchAll(new RegExp(`[([{]|[)\\]}]|${wholePattern.source}`, 'g'))) {
    if (/[([{]/.test(token)) open.push(++last);
    else if (/[)\]}]/.test(token)) open.length > 1 && open.pop();
    else if (Number(token) >= 1 && Number(token) <= limit) {
      const group = open.at(-1) ?? 0;
      const number = String(Number(token));
      all.push(number);
      groups.set(group, [...(groups.get(group) ?? []), number]);
    }
  }
  const [outside = [], ...inside] = groups.values();
  const bracketed = inside.filter(group => group.length > 1);
  if (bracketed.some(group => group.length % 2 === 1)) return 'unclear';
  if (bracketed.length > 0) return { pairs: bracketed.flatMap(inTwos), lone: outside };
  if (all.length < 2) return { pairs: [], lone: all };
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
