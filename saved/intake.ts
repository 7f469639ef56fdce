import { sizeRank } from '../shared/size.ts';
import { makeTally, type Place, type Tally } from './fault.ts';
import { makeRoll, type Roll } from './roll.ts';
import type { Row } from './row.ts';

/** Where the rows of a file go, one by one: every row ends in the roll or in the tally. */
export interface Intake {
  roll: Roll;
  tally: Tally;
  /** Rows so far, whatever became of them. */
  rows: number;
  take(row: Row, place: Place): void;
}

export function makeIntake(): Intake {
  const roll = makeRoll();
  const tally = makeTally();
  const enter = (id: string, body: { height: number; weight: number; rank: number }) => {
    const bytes = Buffer.from(id);
    roll.add({ bytes, from: 0, to: bytes.length, ...body });
  };
  const intake: Intake = {
    roll,
    tally,
    rows: 0,
    take(row, place) {
      intake.rows += 1;
      switch (row.kind) {
        case 'student': {
          const { id, height, weight, size } = row.student;
          enter(id, { height, weight, rank: sizeRank(size) });
          break;
        }
        case 'declined':
          enter(row.id, { height: 0, weight: 0, rank: 0 });
          break;
        case 'fault':
          tally.add(place, row.fault);
      }
    },
  };
  return intake;
}
