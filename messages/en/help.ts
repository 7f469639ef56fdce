import type { CommandName } from '../../shared/ids.ts';
import type { OptionFacts } from '../facts.ts';

/** What stands behind the sentence of an option or an argument: ": text, json or csv (default: text)". */
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
  outro: (called: string) => `${called} COMMAND --help says more of each.`,
  firstSteps: ' First steps: peer-survey demo',
  /** In the order in which help lists them. */
  commands: {
    serve: 'share your record with whoever asks (the student)',
    crawl: 'ask all seats, and find the two most alike (the instructor)',
    talk: 'send messages to a server, and print its answers (the tutorials)',
    check: 'test one server rule by rule, and name the line to change',
    list: 'print the addresses that a crawl would ask, and ask nobody',
    pair: 'the two most alike in saved answers, without a network',
    demo: 'a room of 40 servers on this computer, and a crawl of it',
    referee: 'test your own crawler in a room of difficult seats (the student)',
    board: 'the room live in a browser, seat by seat (the projector)',
    handout: 'hand out the one file that a student needs (without internet)',
    worker: 'ask the seats of a lab for a queue, as a service there (a campus)',
    campus: 'set up a campus’s queue, and look at it: acl, status',
    completion: 'print what makes Tab complete commands and options in your shell',
  } satisfies Record<CommandName, string>,
  facts,
  ofCommand: 'show the help of a command',
  titles: { usage: 'Usage:', arguments: 'Arguments:', options: 'Options:' },
  /** What stands for a value in a usage line. */
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
  },
  /** Defaults that take words. */
  defaults: {
    queue: 'the environment’s PEER_SURVEY_QUEUE, or the configuration’s',
    wait: '60, or the configuration’s',
    config: './lab.config.json where there is one',
    lang: 'what the system is set to',
    show: 'all; for html, seats',
    exercisePort: 'the exercise’s own; for info, the configuration’s, or 1024',
  },
  options: {
    config: 'settings of the class',
    lang: 'the language to speak',
    noColor: 'no colours',
    version: 'show the version',
    help: 'show this',
    target: '10.1.2.10-49, 10.1.2.10+40, 10.1.2.0/24, an address or name with or without :port, or @FILE',
    port: 'the port of the seats',
    exclude: 'targets to leave out',
    roster: 'class list, CSV or .xlsx: id and name, perhaps seat and class',
    concurrency: 'seats asked at the same time',
    timeout: 'the whole time of one seat, in ms',
    attempts: 'connections that one seat may cost; 1 for fragile servers',
    metric: 'how the distance is computed',
    weights: 'how much height, weight and size count',
    top: 'how many of the closest pairs to list',
    format: 'the form of the report',
    out: 'write the report to a file, whole or not at all',
    show: 'seats leaves out ids and measures, for a projector',
    minOk: 'exit with 1 where fewer seats answer',
    allowPublic: 'ask public addresses too',
    maxHosts: 'the most addresses to ask',
    id: 'your student number',
    height: 'your height in centimetres',
    weight: 'your weight in kilograms',
    size: 'your clothing size: XXS XS S M L XL XXL 3XL 4XL 5XL 6XL',
    declined: 'take part, and keep height, weight and size to yourself',
    profile: 'a JSON file with id, height, weight and size',
    host: 'the address to listen on; 0.0.0.0 is all of them',
    allow: 'who may ask besides loopback, link-local and private addresses',
    as: 'what to serve',
    exercisePort: 'the port of the exercise',
    udp: 'over UDP instead of TCP',
    quiet: 'log only who is turned away, and what goes wrong',
    peer: 'the server: 10.1.2.10:7000, [fd00::1]:7000 or a name; port 7000, echo’s, where none is given',
    message: 'what to send; without any, what is typed or piped, a message a line',
    every: 'send the message, or else heartbeat, again and again after this many seconds',
    count: 'end the heartbeat after this many messages',
    seats: 'how many seats the room has',
    seed: 'the same number gives the same room',
    keep: 'leave the room up, for a crawler of your own',
    refereeSeed: 'the same number gives the same room; without it, every room is new',
    oneAddress: 'one address with a port a seat, as on macOS, instead of an address a seat',
    runTime: 'end the command, with its children, after this many seconds',
    command: 'your crawler, after --; {hosts} {prefix} {first} {last} {port} in it become the room’s',
    listen: 'where the board is to be seen; 127.0.0.1 is this computer only',
    handout: 'also serve the handout, as peer-survey handout does',
    handoutListen: 'where the handout is to be had; 0.0.0.0 is the whole network',
    shell: 'the shell to write for',
    sweepEvery: 'seconds from one sweep to the next',
    checkAs: 'the exercise that the server is for',
    strict: 'also what could stop a fragile server: several clients, abrupt ends, forty at once',
    only: 'a branch (3) or a rule (3.1), and what it needs',
    listRules: 'show the rules, and contact nobody',
    verbose: 'all that came, and the whole timeline',
    checkUdp: 'over UDP instead of TCP (echo)',
    answers: 'CSV with id,height,weight,size, or JSON or NDJSON from crawl; - for standard input',
    nearest: 'also each student’s nearest neighbour',
    explain: 'say how the distance came about, measure by measure',
    queue:
      'the queue whose workers ask the labs: rediss://user@host, redis://host or unix:///path; its password comes from PEER_SURVEY_QUEUE_PASSWORD',
    lab: 'a lab of lab.config.json; several may be named',
    ownLab: 'the lab whose seats this computer reaches',
    resume: 'go on with a survey whose crawl was lost',
    wait: 'give a lab up that has given no sign for this many seconds',
    passwords: 'where the passwords of the queue’s users are kept',
    demoCampus: 'six labs and a queue instead of one room; needs redis-server',
    campusTask: 'what to do: print the users of the queue as an ACL file, or show labs, workers and shards',
  },
};
