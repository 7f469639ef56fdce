import type { CommandName } from '../../shared/ids.ts';
import { sizes } from '../../shared/size.ts';
import type { OptionFacts } from '../facts.ts';

/** What follows the sentence of an option or an argument: ": text, json or csv (default: text)". */
function facts({ choices = [], limits, value }: OptionFacts): string {
  const last = choices.at(-1) ?? '';
  const list = choices.length > 1 ? `${choices.slice(0, -1).join(', ')} or ${last}` : last;
  const range =
    limits === undefined
      ? []
      : [
          limits.maximum === undefined
            ? `${limits.minimum} or more`
            : `${limits.minimum} to ${limits.maximum}`,
        ];
  const inBrackets = [...range, ...(value === undefined ? [] : [`default: ${value}`])].join('; ');
  return `${list && `: ${list}`}${inBrackets && ` (${inBrackets})`}`;
}

export const help = {
  intro: (called: string) =>
    `${called} COMMAND [options]\n\nA class, a room, a server on every seat: who are the two most alike?`,
  outro: (called: string) => `${called} COMMAND --help says more about each.`,
  firstSteps: (called: string) => `First steps: ${called} demo`,
  /** In the order in which help lists them. */
  commands: {
    serve: 'share your record with whoever asks (the student)',
    crawl: 'ask all seats, and find the two most alike (the instructor)',
    talk: 'send messages to a server, and print its answers (the tutorials)',
    check: 'test one server rule by rule, and name the line to change',
    list: 'print the addresses that a crawl would ask, and ask nobody',
    pair: 'the two most alike in saved answers, without a network',
    diff: 'what changed between two saved crawls, without a network',
    demo: 'a room of 40 servers on this computer, and a crawl of it',
    referee: 'test your own crawler in a room of difficult seats (the student)',
    board: 'the room live in a browser, seat by seat (the projector)',
    handout: 'hand out the one file that a student needs (without internet)',
    worker: 'run in a lab, and ask its seats whenever a crawl over the queue wants it (a campus)',
    campus: 'set up a campus’s queue, and look at it: acl, status',
    completion: 'print the script that makes Tab complete commands and options',
  } satisfies Record<CommandName, string>,
  facts,
  ofCommand: 'show the help of a command',
  titles: { usage: 'Usage:', arguments: 'Arguments:', options: 'Options:' },
  /** Placeholders for values in a usage line. */
  placeholders: {
    options: 'options',
    file: 'file',
    language: 'language',
    target: 'target',
    number: 'number',
    ms: 'ms',
    seconds: 'seconds',
    name: 'name',
    'h,w,s': 'h,w,s',
    audience: 'audience',
    address: 'address',
    cidr: 'cidr',
    exercise: 'exercise',
    id: 'id',
    'student-number': 'student-number',
    cm: 'cm',
    kg: 'kg',
    size: 'size',
    'host:port': 'host:port',
    message: 'message',
    shell: 'shell',
    url: 'url',
    task: 'task',
    command: 'command',
    before: 'before',
    after: 'after',
  },
  /** Defaults that take words. */
  defaults: {
    queue: 'the environment’s PEER_SURVEY_QUEUE, or the configuration’s',
    wait: '60, or the configuration’s',
    config: './lab.config.json if there is one',
    lang: 'what the system is set to',
    show: 'all; for html, seats',
    exercisePort: 'the exercise’s own; for info, the configuration’s, or 1024',
  },
  options: {
    config: 'settings of the class',
    lang: 'the language of all messages',
    noColor: 'no colours',
    version: 'show the version',
    help: 'show this',
    target: '10.1.2.10-49, 10.1.2.10+40, 10.1.2.0/24, an address or name with or without :port, or @FILE',
    port: 'the port of the seats',
    exclude: 'a target to leave out; may be given several times',
    roster: 'class list, CSV or .xlsx: id and name, perhaps seat and class',
    since: 'earlier crawl to compare with: JSON, NDJSON or CSV',
    before: 'crawl that was saved before: JSON, NDJSON or CSV',
    after: 'later crawl of the same room',
    concurrency: 'seats asked at the same time',
    timeout: 'the whole time of one seat, in ms',
    attempts: 'the most connections to one seat; 1 for fragile servers',
    metric: 'how the distance is computed',
    weights: 'how much height, weight and size count',
    top: 'how many of the closest pairs to list',
    format: 'the format of the report',
    out: 'write the report to a file, whole or not at all',
    show: 'seats leaves out ids and measures, for a projector',
    minOk: 'exit with 1 if fewer seats answer',
    allowPublic: 'ask public addresses too',
    maxHosts: 'the most addresses to ask',
    id: 'your student number',
    height: 'your height in centimetres',
    weight: 'your weight in kilograms',
    size: `your clothing size: ${sizes.join(' ')}`,
    declined: 'take part, and keep height, weight and size to yourself',
    profile: 'a JSON file with id, height, weight and size',
    host: 'the address to listen on; 0.0.0.0 is all of them',
    allow: 'who may ask besides loopback, link-local and private addresses; may be given several times',
    as: 'what to serve',
    exercisePort: 'the port of the exercise',
    udp: 'over UDP instead of TCP',
    quiet: 'log only who is turned away, and what goes wrong',
    peer: 'the server: 10.1.2.10:7000, [fd00::1]:7000 or a name; port 7000, echo’s, if none is given',
    message: 'what to send; if none is given, each line typed or piped',
    every: 'send the message, or else heartbeat, again and again after this many seconds',
    count: 'end the heartbeat after this many messages',
    seats: 'how many seats the room has',
    seed: 'the same number gives the same room',
    keep: 'leave the room up, for a crawler of your own',
    refereeSeed: 'the same number gives the same room; without it, every room is new',
    oneAddress: 'one address with a port per seat, as on macOS, instead of one address per seat',
    runTime: 'end the command, with its children, after this many seconds',
    command: 'your crawler, after --; {hosts} {prefix} {first} {last} {port} in it become the room’s',
    listen: 'where to serve the board; 127.0.0.1 is this computer only',
    history: 'keep the sweeps in this file over a restart: which seats answered, no personal data',
    handout: 'also serve the handout, as peer-survey handout does',
    handoutListen: 'where to serve the handout; 0.0.0.0 is the whole network',
    shell: 'the shell to write for',
    sweepEvery: 'seconds from one sweep to the next',
    checkAs: 'the exercise that the server is for',
    strict: 'also what could stop a fragile server: several clients, abrupt ends, forty at once',
    only: 'a branch (3) or a rule (3.1), and what it needs',
    listRules: 'show the rules, and contact nobody',
    watch: 'check one server, and again each time it has been started again',
    verbose: 'show all bytes received, and the whole timeline',
    checkUdp: 'over UDP instead of TCP (echo)',
    answers:
      'table with id, height, weight and size (CSV or .xlsx), or JSON or NDJSON from crawl; - for standard input',
    nearest: 'also each student’s nearest neighbour',
    explain: 'show how the distance comes about, measure by measure',
    queue:
      'the queue whose workers ask the labs: rediss://user@host, redis://host or unix:///path; its password comes from PEER_SURVEY_QUEUE_PASSWORD',
    lab: 'a lab of lab.config.json; several may be named',
    ownLab: 'the lab whose seats this computer reaches',
    resume: 'go on with a survey whose crawl was lost',
    wait: 'give up a lab that has been silent for this many seconds',
    passwords: 'where the passwords of the queue’s users are kept',
    demoCampus: 'six labs and a queue instead of one room; needs redis-server',
    campusTask: 'what to do: print the users of the queue as an ACL file, or show labs, workers and shards',
  },
};
