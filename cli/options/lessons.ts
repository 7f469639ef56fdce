import { exerciseNames } from '../../shared/ids.ts';
import { oneOf, text, wholeNumber } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** The room of the demo, and the check of one server. */
export const lessonOptions = {
  // Enough for the six faults beside a class, and few enough for one loopback network.
  seats: {
    flag: '--seats <number>',
    parse: wholeNumber({ minimum: 10, maximum: 250 }),
    default: 40,
    help: 'seats',
  },
  seed: { flag: '--seed <number>', parse: wholeNumber({ minimum: 0 }), default: 1, help: 'seed' },
  keep: { flag: '--keep', help: 'keep' },
  checkAs: { flag: '--as <exercise>', parse: oneOf(exerciseNames), default: 'info', help: 'checkAs' },
  checkUdp: { flag: '--udp', help: 'checkUdp' },
  strict: { flag: '--strict', help: 'strict' },
  only: { flag: '--only <id>', parse: text, help: 'only' },
  listRules: { flag: '--list', help: 'listRules' },
  verbose: { flag: '--verbose', help: 'verbose' },
} as const satisfies Record<string, OptionRow>;
