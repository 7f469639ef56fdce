import { exerciseNames } from '../../shared/ids.ts';
import { anyNumber, measure, oneOf, text, wholeNumber } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** What is served, to whom and where; and what the tutorials' client sends. */
export const servingOptions = {
  id: { flag: '--id <student-number>', parse: text, help: 'id' },
  height: { flag: '--height <cm>', parse: measure, help: 'height' },
  weight: { flag: '--weight <kg>', parse: measure, help: 'weight' },
  size: { flag: '--size <size>', parse: text, help: 'size' },
  declined: { flag: '--declined', help: 'declined' },
  profile: { flag: '--profile <file>', parse: text, help: 'profile' },
  exercise: { flag: '--as <exercise>', parse: oneOf(exerciseNames), default: 'info', help: 'as' },
  udp: { flag: '--udp', help: 'udp' },
  quiet: { flag: '--quiet', help: 'quiet' },
  host: { flag: '--host <address>', parse: text, key: 'server.host', help: 'host' },
  allow: { flag: '--allow <cidr>', parse: text, repeats: true, help: 'allow' },

  // Without a key: the port of the configuration is that of one exercise only.
  exercisePort: {
    flag: '--port <number>',
    parse: wholeNumber({ minimum: 1, maximum: 65_535 }),
    help: 'exercisePort',
  },
  // Faster than a hundred a second is no heartbeat, and slower than one a day is no connection.
  every: { flag: '--every <seconds>', parse: anyNumber({ minimum: 0.01, maximum: 86_400 }), help: 'every' },
  count: { flag: '--count <number>', parse: wholeNumber({ minimum: 1 }), help: 'count' },

  boardListen: { flag: '--listen <address>', parse: text, default: '127.0.0.1:8040', help: 'listen' },
  // Faster is a load test, slower is no live picture.
  sweepEvery: {
    flag: '--every <seconds>',
    parse: anyNumber({ minimum: 1, maximum: 3_600 }),
    default: 5,
    help: 'sweepEvery',
  },
  history: { flag: '--history <file>', parse: text, help: 'history' },
  handout: { flag: '--handout', help: 'handout' },
  handoutListen: {
    flag: '--handout-listen <address>',
    parse: text,
    default: '0.0.0.0:8050',
    help: 'handoutListen',
  },
  listen: { flag: '--listen <address>', parse: text, default: '0.0.0.0:8050', help: 'handoutListen' },
} as const satisfies Record<string, OptionRow>;
