import { bodyMassIndex, bounds } from '../shared/plausibility.ts';
import { MAX_ID_LENGTH } from '../shared/protocol.ts';
import { readSize, sizeRank } from '../shared/size.ts';
import type { Header } from './header.ts';
import type { Intake } from './intake.ts';
import type { WholeLines } from './lines.ts';
import type { RollEntry } from './roll.ts';
import { readCells } from './row.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const POINT = 0x2e;
const ZERO = 0x30;

/** A program that prints all digits of a double, and its point, writes no more characters. */
const LONGEST = 24;

/** Powers of ten that are doubles: a whole number below 2^53 divided by one is rounded once, as `Number` does. */
const tens = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);

/**
 * Reads rows off the bytes, for as long as none has a quotation mark: then a line is a row, and cells are what is between
 * the delimiters. Returns how many bytes it has read; what is left starts with the line that has one.
 *
 * csv-parse takes 37 s for ten million such rows, and this 4. What is not the most usual form of a good row (printable
 * ASCII in the id, digits and a point, a size that has been read before) goes to `readCells`, the rules of a crawl.
 */
export function makePlainReader(header: Header, intake: Intake): (lines: WholeLines) => number {
  const { width, columns, status } = header;
  const delimiter = header.delimiter.charCodeAt(0);
  /** Where cell i starts; it ends before the delimiter that precedes cell i + 1. */
  const starts = new Uint32Array(width + 1);
  const ranks = new Map<number, number>();
  const entry: RollEntry = { bytes: new Uint8Array(0), from: 0, to: 0, height: 0, weight: 0, rank: 0 };

  return ({ bytes, line }) => {
    entry.bytes = bytes;
    let at = 0;
    for (let row = line; at < bytes.length; row++) {
      const start = at;
      let cells = 0;
      let byte = 0;
      starts[0] = at;
      for (; at < bytes.length; at++) {
        byte = bytes[at] ?? LINE_FEED;
        if (byte === delimiter) {
          cells += 1;
          if (cells <= width) starts[cells] = at + 1;
        } else if (byte === LINE_FEED || byte === QUOTE) break;
      }
      if (byte === QUOTE) return start;
      const end = at > start && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
      at += 1;
      if (end === start) continue;
      starts[cells + 1] = end + 1;
      if (cells + 1 === width && status === undefined && readUsual(bytes)) {
        intake.rows += 1;
        intake.roll.add(entry);
      } else {
        const texts = bytes.toString('utf8', start, end).split(header.delimiter);
        intake.take(readCells(texts, header), { by: 'line', at: row });
      }
    }
    return at;
  };

  /** Reads a row of the most usual form into `entry`; false where it is not, or not certainly. */
  function readUsual(bytes: Buffer): boolean {
    entry.from = starts[columns.id] ?? 0;
    entry.to = (starts[columns.id + 1] ?? 0) - 1;
    if (!isUsualId(bytes)) return false;
    entry.height = readDecimal(bytes, columns.height);
    entry.weight = readDecimal(bytes, columns.weight);
    if (!isWithin(entry.height, bounds.height) || !isWithin(entry.weight, bounds.weight)) return false;
    if (!isWithin(bodyMassIndex(entry), bounds.bmi)) return false;
    entry.rank = readRank(bytes);
    return entry.rank !== 0;
  }

  /** Visible ASCII; a blank at either end, which the eye does not see, is for the rules to judge. */
  function isUsualId(bytes: Buffer): boolean {
    const length = entry.to - entry.from;
    if (length < 1 || length > MAX_ID_LENGTH) return false;
    for (let i = entry.from; i < entry.to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte <= 0x20 || byte >= 0x7f) return false;
    }
    return true;
  }

  /** Digits with or without a point among them; NaN for anything else. */
  function readDecimal(bytes: Buffer, column: number): number {
    const from = starts[column] ?? 0;
    const to = (starts[column + 1] ?? 0) - 1;
    if (to - from < 1 || to - from > LONGEST) return Number.NaN;
    let whole = 0;
    let point = to - 1;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte === POINT && point === to - 1 && i > from && i < to - 1) point = i;
      else if (byte >= ZERO && byte < ZERO + 10) whole = 10 * whole + byte - ZERO;
      else return Number.NaN;
    }
    if (whole > Number.MAX_SAFE_INTEGER) return Number(bytes.toString('latin1', from, to));
    return whole / (tens[to - 1 - point] ?? Number.NaN);
  }

  /** The rank of a size of up to four ASCII characters, which fit into a number to look it up by; 0 for any other. */
  function readRank(bytes: Buffer): number {
    const from = starts[columns.size] ?? 0;
    const to = (starts[columns.size + 1] ?? 0) - 1;
    if (to - from < 1 || to - from > 4) return 0;
    let key = 0;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte >= 0x7f || byte < 0x20) return 0;
      key = 0x80 * key + byte;
    }
    const known = ranks.get(key);
    if (known !== undefined) return known;
    const reading = readSize(bytes.toString('latin1', from, to));
    const rank = 'size' in reading ? sizeRank(reading.size) : 0;
    ranks.set(key, rank);
    return rank;
  }
}

function isWithin(value: number, { minimum, maximum }: { minimum: number; maximum: number }): boolean {
  return value >= minimum && value <= maximum;
}
