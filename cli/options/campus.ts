import { file, text, wholeNumber } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** Options for the queue and the labs of a campus. */
export const campusOptions = {
  // If the URL is omitted, it comes from the environment or the configuration.
  queue: { flag: '--queue [url]', parse: text, help: 'queue' },
  lab: { flag: '--lab <name>', parse: text, repeats: true, help: 'lab' },
  ownLab: { flag: '--lab <name>', parse: text, help: 'ownLab' },
  resume: { flag: '--resume <id>', parse: text, help: 'resume' },
  // Without a key, because --wait alone must not create a queue in the configuration.
  wait: { flag: '--wait <seconds>', parse: wholeNumber({ minimum: 1, maximum: 86_400 }), help: 'wait' },
  demoCampus: { flag: '--campus', help: 'demoCampus' },
  passwords: { flag: '--passwords <file>', parse: file, default: 'queue-passwords.txt', help: 'passwords' },
} as const satisfies Record<string, OptionRow>;
