import { exerciseNames } from '../../shared/ids.ts';
import { anyNumber, file, measure, oneOf, text, wholeNumber } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** Options for what is served, to whom and where, and for what the tutorials' client sends. */
export const servingOptions = {
  id: { flag: '--id <student-number>', parse: text, help: 'id' },
  height: { flag: '--height <cm>', parse: measure, help: 'height' },
  weight: { flag: '--weight <kg>', parse: measure, help: 'weight' },
  size: { flag: '--size <size>', parse: text, help: 'size' },
  declined: { flag: '--declined', help: 'declined' },
  profile: { flag: '--profile <file>', parse: file, help: 'profile' },
  exercise: { flag: '--as <exercise>', parse: oneOf(exerciseNames), default: 'info', help: 'as' },
  udp: { flag: '--udp', help: 'udp' },
  quiet: { flag: '--quiet', help: 'quiet' },
  host: { flag: '--host <address>', parse: text, key: 'server.host', help: 'host' },
  allow: { flag: '--allow <cidr>', parse: text, repeats: true, help: 'allow' },

  // Without a key, because the port in the configuration belongs to one exercise only.
  exercisePort: {
    flag: '--port <number>',
    parse: wholeNumber({ minimum: 1, maximum: 65_535 }),
    help: 'exercisePort',
  },
  // More than a hundred per second is not a heartbeat, and less than one a day does not keep a connection alive.
  every: { flag: '--every <seconds>', parse: anyNumber({ minimum: 0.01, maximum: 86_400 }), help: 'every' },
  count: { flag: '--count <number>', parse: wholeNumber({ minimum: 1 }), help: 'count' },

  boardListen: { flag: '--listen <address>', parse: text, default: '127.0.0.1:8040', help: 'listen' },
  // Faster would be a load test, and slower would not be a live picture.
  sweepEvery: {
    flag: '--every <seconds>',
    parse: anyNumber({ minimum: 1, maximum: 3_600 }),
    default: 5,
    help: 'sweepEvery',
  },
  history: { flag: '--history <file>', parse: file, help: 'history' },
  handout: { flag: '--handout', help: 'handout' },
  handoutListen: {
    flag: '--handout-listen <address>',
    parse: text,
    default: '0.0.0.0:8050',
    help: 'handoutListen',
  },
  listen: { flag: '--listen <address>', parse: text, default: '0.0.0.0:8050', help: 'handoutListen' },
} as const satisfies Record<string, OptionRow>;
