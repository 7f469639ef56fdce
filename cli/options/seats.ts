import { metricNames } from '../../shared/ids.ts';
import { MOST_HOSTS, USUAL_HOSTS } from '../../shared/limits.ts';
import { file, oneOf, setting, settings, text, wholeNumber } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** Options for which seats are asked, how, and how their students are compared. */
export const seatOptions = {
  port: { flag: '--port <number>', parse: setting, key: 'port', help: 'port' },
  exclude: { flag: '--exclude <target>', parse: text, repeats: true, key: 'exclude', help: 'exclude' },
  roster: { flag: '--roster <file>', parse: file, key: 'roster', help: 'roster' },
  allowPublic: { flag: '--allow-public', help: 'allowPublic' },
  maxHosts: {
    flag: '--max-hosts <number>',
    parse: wholeNumber({ minimum: 1, maximum: MOST_HOSTS }),
    default: USUAL_HOSTS,
    help: 'maxHosts',
  },
  concurrency: {
    flag: '--concurrency <number>',
    parse: setting,
    key: 'sweep.concurrency',
    help: 'concurrency',
  },
  timeout: { flag: '--timeout <ms>', parse: setting, key: 'sweep.timeoutMs', help: 'timeout' },
  attempts: { flag: '--attempts <number>', parse: setting, key: 'sweep.attempts', help: 'attempts' },
  metric: { flag: '--metric <name>', parse: oneOf(metricNames), key: 'similarity.metric', help: 'metric' },
  weights: { flag: '--weights <h,w,s>', parse: settings, key: 'similarity.weights', help: 'weights' },
  top: { flag: '--top <number>', parse: setting, key: 'similarity.top', help: 'top' },
} as const satisfies Record<string, OptionRow>;

/** Groups of options that several commands share. */
export const targetOptions = ['port', 'exclude', 'allowPublic', 'maxHosts'] as const;
export const sweepOptions = [...targetOptions, 'concurrency', 'timeout', 'attempts'] as const;
export const similarityOptions = ['metric', 'weights', 'top'] as const;
