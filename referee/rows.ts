import type { SeatRecord } from '../room/seat.ts';
import type { Behaviour } from '../shared/behaviours.ts';
import { readSize, sizeRank } from '../shared/size.ts';
import type { Row } from './measure.ts';

/** What matters about a seat for a crawler's arithmetic. */
export interface Source {
  seat: number;
  behaviour: Behaviour;
  record: SeatRecord;
}

/** Spellings of sizes that a crawler may not know: Chinese words, lower case, 2XL and XXXL. */
export const spellings = ['chinese', 'lower', 'doubled'] as const;
export type Spelling = (typeof spellings)[number];

/** What a crawler did with records that should be left out, and with sizes in other spellings; absent is right. */
export interface Uses {
  /** A height in metres: taken as it came, or multiplied by 100. */
  metres?: 'raw' | 'mended';
  swapped?: 'raw' | 'mended';
  /** Two seats with the same student number: both compared, or only the first or last. */
  twin?: 'both' | 'first' | 'last';
  quotes?: 'raw';
  expression?: 'raw';
  gbk?: 'raw';
  /** A student who declines, compared as somebody of 0 cm and 0 kg. */
  declined?: 'raw';
  /** Sizes in these spellings: left out, or counted as 0. */
  unread?: { how: 'dropped' | 'zero'; spellings: readonly Spelling[] };
  /** Seats whose reply never reached the crawler completely. */
  missed?: ReadonlySet<number>;
}

/** The kinds of records that a right crawler leaves out, although it could make something of them. */
export type Doubtful = Exclude<keyof Uses, 'unread' | 'missed'>;

/** The rows that a crawler compares: all valid records, plus or minus what `uses` adds or drops. */
export function rowsOf(seats: readonly Source[], uses: Uses): Row[] {
  const twins = seats.filter(({ behaviour }) => behaviour === 'twin').map(({ seat }) => seat);
  return seats.flatMap(source => {
    if (uses.missed?.has(source.seat)) return [];
    switch (source.behaviour) {
      case 'right':
      case 'late':
      case 'two-pieces':
      case 'byte-by-byte':
      case 'kept-open':
      case 'extra-keys':
        return [toRow(source)];
      case 'size':
        return spelt(source, uses);
      case 'quotes':
      case 'expression':
      case 'gbk':
        return uses[source.behaviour] ? [toRow(source)] : [];
      case 'metres':
        return unusual(source, uses.metres, { height: source.record.height / 100 });
      case 'swapped':
        return unusual(source, uses.swapped, {
          height: source.record.weight,
          weight: source.record.height,
        });
      case 'twin': {
        const isKept =
          uses.twin === 'both' ||
          (uses.twin === 'first' && source.seat === twins[0]) ||
          (uses.twin === 'last' && source.seat === twins.at(-1));
        return isKept ? [toRow(source)] : [];
      }
      case 'declined':
        return uses.declined ? [{ seat: source.seat, height: 0, weight: 0, rank: 0, size: '' }] : [];
      default:
        return [];
    }
  });
}

/** The kind of spelling of a size. */
export function spellingOf(size: string): Spelling {
  if (/\p{Script=Han}/u.test(size)) return 'chinese';
  return size === size.toUpperCase() ? 'doubled' : 'lower';
}

function toRow({ seat, record }: Source): Row {
  const reading = readSize(record.size);
  const rank = 'size' in reading ? sizeRank(reading.size) : 0;
  return { seat, height: record.height, weight: record.weight, size: record.size, rank };
}

function unusual(source: Source, use: 'raw' | 'mended' | undefined, raw: Partial<Row>): Row[] {
  if (!use) return [];
  return [use === 'raw' ? { ...toRow(source), ...raw } : toRow(source)];
}

function spelt(source: Source, { unread }: Uses): Row[] {
  if (!unread?.spellings.includes(spellingOf(source.record.size))) return [toRow(source)];
  return unread.how === 'zero' ? [{ ...toRow(source), rank: 0 }] : [];
}
