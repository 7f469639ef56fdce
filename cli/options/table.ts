import {
  audiences,
  changeFormats,
  checkFormats,
  exerciseNames,
  metricNames,
  pairFormats,
  surveyFormats,
} from '../../shared/ids.ts';
import { languages } from '../../shared/language.ts';
import { MOST_HOSTS, USUAL_HOSTS } from '../../shared/limits.ts';
import { anyNumber, file, measure, oneOf, setting, settings, text, wholeNumber } from './parsers.ts';
import type { OptionRow, ValueOf } from './row.ts';

/**
 * All options. To add one, write a row here, its sentence in `help.options` of messages/en, zh-CN and zh-TW, and its name
 * in the `options` of each command that has it. The command finds the value under that name.
 */
export const options = {
  // Of every command.

  config: { flag: '--config <file>', parse: file, help: 'config' },
  // Checked when the settings are opened, since a locale such as zh is also accepted.
  lang: { flag: '--lang <language>', parse: { ...text, choices: languages }, help: 'lang' },
  noColor: { flag: '--no-color', help: 'noColor' },

  // Which seats are asked, how, and how their students are compared.

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

  // Reports: content, format, audience and file.

  surveyFormat: { flag: '--format <name>', parse: oneOf(surveyFormats), default: 'text', help: 'format' },
  pairFormat: { flag: '--format <name>', parse: oneOf(pairFormats), default: 'text', help: 'format' },
  changeFormat: { flag: '--format <name>', parse: oneOf(changeFormats), default: 'text', help: 'format' },
  since: { flag: '--since <file>', parse: file, help: 'since' },
  checkFormat: { flag: '--format <name>', parse: oneOf(checkFormats), default: 'text', help: 'format' },
  out: { flag: '--out <file>', parse: file, help: 'out' },
  show: { flag: '--show <audience>', parse: oneOf(audiences), help: 'show' },
  checkShow: { flag: '--show <audience>', parse: oneOf(audiences), default: 'all', help: 'show' },
  boardShow: { flag: '--show <audience>', parse: oneOf(audiences), default: 'seats', help: 'show' },
  minOk: { flag: '--min-ok <number>', parse: wholeNumber({ minimum: 0 }), default: 0, help: 'minOk' },
  nearest: { flag: '--nearest', help: 'nearest' },
  explain: { flag: '--explain', help: 'explain' },

  // What is served, to whom and where, and what the tutorials' client sends.

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

  // The rooms of demo and referee, and check.

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

  // The queue and the labs of a campus.

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

export type OptionName = keyof typeof options;
/** The values of the options that a command has picked, by name. */
export type OptionValues<Name extends OptionName> = { [Key in Name]: ValueOf<(typeof options)[Key]> };

/** Groups of options that several commands share; every command has the first one. */
export const commonOptions = ['config', 'lang', 'noColor'] as const;
export const targetOptions = ['port', 'exclude', 'allowPublic', 'maxHosts'] as const;
export const sweepOptions = [...targetOptions, 'concurrency', 'timeout', 'attempts'] as const;
export const similarityOptions = ['metric', 'weights', 'top'] as const;
