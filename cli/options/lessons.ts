import { exerciseNames } from '../../shared/ids.ts';
import { anyNumber, oneOf, text, wholeNumber } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** Options for the rooms of demo and referee, and for check. */
export const lessonOptions = {
  // At least enough for the six faulty seats, and few enough for 127.0.0.1 to 127.0.0.250.
  seats: {
    flag: '--seats <number>',
    parse: wholeNumber({ minimum: 10, maximum: 250 }),
    default: 40,
    help: 'seats',
  },
  seed: { flag: '--seed <number>', parse: wholeNumber({ minimum: 0 }), default: 1, help: 'seed' },
  // Fewer seats cannot hold every difficulty, and with more the students would be too similar.
  refereeSeats: {
    flag: '--seats <number>',
    parse: wholeNumber({ minimum: 32, maximum: 60 }),
    default: 40,
    help: 'seats',
  },
  refereeSeed: { flag: '--seed <number>', parse: wholeNumber({ minimum: 0 }), help: 'refereeSeed' },
  oneAddress: { flag: '--one-address', help: 'oneAddress' },
  runTime: {
    flag: '--time <seconds>',
    parse: anyNumber({ minimum: 1, maximum: 3_600 }),
    default: 120,
    help: 'runTime',
  },
  keep: { flag: '--keep', help: 'keep' },
  checkAs: { flag: '--as <exercise>', parse: oneOf(exerciseNames), default: 'info', help: 'checkAs' },
  checkUdp: { flag: '--udp', help: 'checkUdp' },
  strict: { flag: '--strict', help: 'strict' },
  only: { flag: '--only <id>', parse: text, help: 'only' },
  listRules: { flag: '--list', help: 'listRules' },
  watch: { flag: '--watch', help: 'watch' },
  verbose: { flag: '--verbose', help: 'verbose' },
} as const satisfies Record<string, OptionRow>;
