import type { Seat } from '../room/seat.ts';
import { isComplaint, saysAlike } from './asides.ts';
import { findJson, joinJson } from './json-answer.ts';
import { inTwos, readLine, studentsIn } from './line.ts';
import { EXACT, SAME } from './measure.ts';
import { type Answer, dedupe, namesOnly, type Reading, seatsOf } from './reading.ts';
import { findRight } from './right.ts';

/** More lines than this are not a ranking, but a list of everyone. */
const MOST_LINES = 20;

/**
 * Finds the answer in everything a crawler printed: one JSON object, or the last line that names a pair. If that is not the
 * right answer, but other lines name the right pairs and no more, those lines are meant, and the last one is something else.
 */
export function readAnswer(output: string, seats: readonly Seat[]): Reading {
  const printed = joinJson(output.replace(colours, '').split(/\r\n|\n|\r/));
  const json = findJson(printed, seats);
  if (json) return { kind: 'answer', answer: json };
  const lines = printed.filter(line => line.trim() !== '' && !isComplaint(line));
  const last = readLast(lines, seats);
  const right = findRight(seats).pairs;
  if (last.kind === 'answer' && namesEach(last.answer, right)) return last;
  const unnumbered = lines.map(line => line.replace(/^\D*\d+/, ''));
  // 5:17 may be a time of day.
  const untimed = lines.map(line => line.replace(/(?<![\d:])(\d+):(\d+)(?![\d:])/g, '$1 $2'));
  const meant =
    findRightLines(lines, seats, right) ??
    findRightLines(unnumbered, seats, right) ??
    findRightLines(untimed, seats, right);
  if (meant) return { kind: 'answer', answer: meant };
  if (last.kind !== 'none') return last;
  // Lines that begin with the first seat may be of the crawl's progress.
  const isHeaded = ({ text, pairs: [first] }: Answer) => saysAlike(text) && !first?.[0].includes(1);
  const apart = readStudents(lines, seats).find(one => namesOnly(one, right) || isHeaded(one));
  return apart ? { kind: 'answer', answer: apart } : last;
}

/** Reads the last four or two students that stand on a line each. The text has the line above, which may say what they are. */
function readStudents(lines: readonly string[], seats: readonly Seat[]): Answer[] {
  const alone = lines.flatMap((line, at) => {
    const [word, ...others] = studentsIn(line, seats);
    return word && others.length === 0 ? [{ at, word, name: seatsOf(word, seats) }] : [];
  });
  // A seat, and below it the number of its student, are one.
  const apart = alone.filter(({ word, name }, at) => {
    const above = alone[at - 1];
    return !above || above.word === word || !above.name.some(seat => name.includes(seat));
  });
  return [4, 2].flatMap(count => {
    const some = apart.slice(-count);
    const [first, last] = [some[0], some.at(-1)];
    if (!first || !last || some.length < count) return [];
    const pairs = inTwos(some).map(([a, b]): [number[], number[]] => [a?.name ?? [], b?.name ?? []]);
    return { text: lines.slice(Math.max(0, first.at - 1), last.at + 1).join('\n'), pairs: dedupe(pairs) };
  });
}

/**
 * Finds lines that name the right pairs and no others: the first of them begins a list, or is the only one, or they are the
 * last and have their distance; and no other line names a closer pair.
 */
function findRightLines(
  lines: readonly string[],
  seats: readonly Seat[],
  right: readonly [number, number][],
): Answer | undefined {
  const named = lines.flatMap(line => {
    const reading = readLine(line, seats);
    return reading.kind === 'answer' ? [{ shape: shapeOf(line), answer: reading.answer }] : [];
  });
  const least = Math.min(...named.flatMap(({ answer }) => answer.distance?.value ?? []));
  for (const [from, { shape }] of named.entries()) {
    const isWithin = named[from - 1]?.shape === shape;
    for (let length = 1; length <= right.length; length++) {
      const answers = named.slice(from, from + length).map(one => one.answer);
      const answer = join(
        answers,
        answers.flatMap(({ count }) => count ?? []),
      );
      const isClosest = !answer.distance || answer.distance.value <= least * (1 + SAME);
      const next = named[from + length];
      const isLast = answer.distance && !next;
      // More lines with this distance say that more pairs tie.
      const isCut = next?.shape === shape && isSameFigure(next.answer.distance, answer.distance);
      if (namesEach(answer, right) && isClosest && (!isWithin || isLast) && !isCut) return answer;
    }
  }
  return undefined;
}

/** Whether two printed distances are one; of 0.3 and 0.3, rounded as they are, nobody knows. */
function isSameFigure(one: Answer['distance'], other: Answer['distance']): boolean {
  return one !== undefined && one.value === other?.value && one.slack <= EXACT;
}

/** One answer of several lines. */
function join(answers: readonly Answer[], counts: readonly (number | undefined)[]): Answer {
  return {
    text: answers.map(({ text }) => text).join('\n'),
    pairs: dedupe(answers.flatMap(({ pairs }) => pairs)),
    distance: answers.find(({ distance }) => distance)?.distance,
    // A number that differs from line to line is the line's rank, not a count.
    count: new Set(counts).size === 1 ? counts[0] : undefined,
  };
}

function namesEach(answer: Answer, right: readonly [number, number][]): boolean {
  return namesOnly(answer, right) && answer.pairs.length === right.length;
}

/**
 * Reads the last line that names a pair, or the list of lines that it ends. A line with student numbers or addresses counts
 * more than a later one with bare numbers, such as a line of counts.
 */
function readLast(lines: readonly string[], seats: readonly Seat[]): Reading {
  const readings = lines.map(line => readLine(line, seats));
  const named = readings.findLastIndex(one => one.kind === 'answer' && one.by === 'name');
  const at = named === -1 ? readings.findLastIndex(({ kind }) => kind !== 'none') : named;
  const last = readings[at] ?? { kind: 'none' };
  let from = at;
  while (from > 0 && shapeOf(lines[from - 1]) === shapeOf(lines[at])) from -= 1;
  const ranked = withoutRanks(lines.slice(from, at + 1)).map(line => readLine(line, seats));
  const isRanking = ranked.length > 0 && ranked.every(({ kind }) => kind === 'answer');
  const block = isRanking ? ranked : readings.slice(from, at + 1);
  if (!isRanking && last.kind !== 'answer') return last;
  const answers = block.flatMap(one => (one.kind === 'answer' ? [one.answer] : []));
  const answer = readRanking(answers) ?? (isRanking ? answers[0] : answers.at(-1));
  return answer ? { kind: 'answer', answer } : last;
}

/** The lines of a ranking without the 1, 2, 3 at their start; empty if they are not numbered like that. */
function withoutRanks(lines: readonly string[]): string[] {
  const ranks = lines.map(line => /^\D*?(\d+)(?![\d.]*\d)/.exec(line));
  const isCounted = lines.length > 1 && ranks.every((rank, at) => Number(rank?.[1]) === at + 1);
  return isCounted ? lines.map((line, at) => line.slice(ranks[at]?.[0].length)) : [];
}

/** A line without its numbers, which are the only difference between the lines of a ranking or of tied pairs. */
function shapeOf(line = ''): string {
  return line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi, '#');
}

/** Reads lines with a pair and a distance each: the answer is the closest pair, and all that tie with it. */
function readRanking(block: readonly Answer[]): Answer | undefined {
  const distances = block.flatMap(({ distance }) => distance?.value ?? []);
  if (block.length === 0 || block.length > MOST_LINES || distances.length < block.length) return undefined;
  const limit = Math.min(...distances) * (1 + SAME);
  return join(
    block.filter(({ distance }) => distance && distance.value <= limit),
    block.map(({ count }) => count),
  );
}

/** Whether the answer pairs a student with itself. Twins share a student number, but count as two unless they are 0 apart. */
export function namesItself({ pairs, distance }: Answer): boolean {
  return pairs.some(([a, b]) => a.join() === b.join() && (a.length === 1 || distance?.value === 0));
}

/** Colours on a terminal. */
const colours = /\x1b\[[\d;]*m/g;
