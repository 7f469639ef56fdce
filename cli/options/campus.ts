import { text, wholeNumber } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** A queue, and the labs behind it. */
export const campusOptions = {
  // Without its URL, the environment's or the configuration's is taken.
  queue: { flag: '--queue [url]', parse: text, help: 'queue' },
  lab: { flag: '--lab <name>', parse: text, repeats: true, help: 'lab' },
  ownLab: { flag: '--lab <name>', parse: text, help: 'ownLab' },
  resume: { flag: '--resume <id>', parse: text, help: 'resume' },
  // Without a key: a wait makes no queue in the configuration.
  wait: { flag: '--wait <seconds>', parse: wholeNumber({ minimum: 1, maximum: 86_400 }), help: 'wait' },
  demoCampus: { flag: '--campus', help: 'demoCampus' },
  passwords: { flag: '--passwords <file>', parse: text, default: 'queue-passwords.txt', help: 'passwords' },
} as const satisfies Record<string, OptionRow>;
