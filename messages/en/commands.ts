import type { Field } from '../../shared/finding.ts';

/** What the commands say, each under its name, and the help of all of them. */

const questions: Record<Field, string> = {
  id: 'Student number: ',
  height: 'Height in cm: ',
  weight: 'Weight in kg: ',
  size: 'Clothing size (XXS XS S M L XL XXL 3XL 4XL 5XL 6XL): ',
};

/** Why a client that stayed for a while is no longer there. */
const departures = {
  left: 'left',
  dismissed: 'was said good bye to',
  idle: 'was let go, idle,',
  expired: 'was let go, its time over,',
  unread: 'was dropped, having read none of its answers,',
};
type Departure = keyof typeof departures;

export const serve = {
  questions,
  missing: (fields: Field[]) =>
    `${fields.map(field => `--${field}`).join(', ')} missing: give ${fields.length > 1 ? 'them' : 'it'} as flags, or all in a file with --profile`,
  rejected: (cause: string, hint: string) => `${cause}. ${hint}`,
  shares: (record: string) => `Sharing ${record}`,
  reachable: 'with everyone who asks at',
  onlyHere: '(this computer only)',
  howToEnd: 'Ctrl-C ends it.',
  firewall:
    'If the system asks whether Node.js may accept connections, allow it; otherwise only this computer gets in.',
  ended: 'Ended.',
  answered: (event: { time: string; peer: string; heard: string; bytes: number; ms: number }) =>
    `${event.time}  ${event.peer}  ${event.heard === '' ? 'asked nothing' : `asked "${event.heard}"`}, ${event.bytes === 0 ? 'left without an answer' : `got ${event.bytes} bytes`} after ${event.ms} ms`,
  forbidden: (event: { time: string; peer: string; address: string }) =>
    `${event.time}  ${event.peer}  refused: not on the access list; --allow ${event.address} lets it in`,
  dropped: (event: { time: string; peers: number }) =>
    `${event.time}  ${event.peers} ${event.peers === 1 ? 'connection' : 'connections'} dropped: over the limit`,
  trouble: (event: { time: string; text: string }) =>
    `${event.time}  trouble with a connection: ${event.text}`,
  serves: (exercise: string, summary: string) => `Serving ${exercise} (${summary})`,
  servesAt: 'to everyone who asks at',
  arrived: (event: { time: string; peer: string }) => `${event.time}  ${event.peer}  connected`,
  left: (event: {
    time: string;
    peer: string;
    messages: number;
    bytes: number;
    seconds: string;
    why: Departure;
  }) =>
    `${event.time}  ${event.peer}  ${departures[event.why]} after ${event.seconds} s: ${event.messages} ${event.messages === 1 ? 'message' : 'messages'}, ${event.bytes} bytes sent`,
  unanswered: (event: { time: string; peer: string; heard: string }) =>
    `${event.time}  ${event.peer}  left without an answer: "${event.heard}" begins as the answer of another echo server does`,
  droppedDatagrams: (event: { time: string; datagrams: number }) =>
    `${event.time}  ${event.datagrams} ${event.datagrams === 1 ? 'datagram' : 'datagrams'} dropped: over the limit`,
  noUdp: (name: string) => `--udp: ${name} has no form for UDP; leave it out`,
  portInUse: (host: string, port: number) =>
    `port ${port} is in use on ${host}, perhaps by an earlier copy of this server; end that one, or choose another with --port`,
  // Below 1024 a port is the administrator's; above, Windows keeps some for itself.
  portForbidden: (port: number) =>
    port < 1_024
      ? `port ${port} is not yours to use; choose one above 1023 with --port`
      : `port ${port} is kept by the system for something else; choose another with --port`,
  notOurAddress: (host: string) =>
    `${host} is not an address of this computer; leave --host out to use all of them`,
  cannotListen: (host: string, port: number, reason: string) =>
    `cannot listen on ${host}, port ${port}: ${reason}`,
};

/** The exercises that `serve --as` knows, each with what it does; the server's table follows this one. */
export const exercises = {
  info: 'answers get with your record: the survey',
  echo: 'each message comes back with "echo " before it',
  greet: 'asks for a name, and greets it',
  clock: 'each message comes back with the time before it',
};

export const crawl = {
  ended: (run: { asked: number; total: number; ok: number; failed: number; seconds: string }) =>
    `${run.asked} of ${run.total} asked: ${run.ok} ok, ${run.failed} failed, in ${run.seconds} s`,
  progress: (at: { done: number; total: number; ok: number; failed: number; secondsLeft: number }) =>
    `${at.done} of ${at.total} asked: ${at.ok} ok, ${at.failed} failed, ${at.secondsLeft} s left`,
};

export const demo = {
  ready: (room: { count: number; targets: string; seed: number }) =>
    `${room.count} seats at ${room.targets} (seed ${room.seed}), a few of them broken on purpose\n\n`,
  oneAddress: 'This system has only 127.0.0.1: the seats get consecutive ports on it instead of addresses.\n',
  portInUse: (at: { host: string; port: number; next: number }) =>
    `Port ${at.port} is in use on ${at.host}; trying ${at.next} instead.\n`,
  noPort: (first: number, last: number) =>
    `no port from ${first} to ${last} is free for the room; choose one with --port`,
  cannotOpen: (at: { reason: string; host: string; port: number }) =>
    `cannot open a seat on ${at.host}, port ${at.port}: ${at.reason}`,
  visited: (visit: {
    seats: number;
    connections: number;
    tookMs: number;
    atOnce: number;
    leftEarly: number;
    resets: number;
  }) =>
    `A crawler was here for ${(visit.tookMs / 1_000).toFixed(1)} s: ${visit.seats} seats, ${visit.connections} connections, at most ${visit.atOnce} at once; ${visit.leftEarly} left early, ${visit.resets} reset.\n`,
  kept: 'The room stays up: write a crawler, and let it ask.\nEnter shows the right answer, Ctrl-C closes the room.\n',
};

export const help = {
  intro: (called: string) =>
    `${called} COMMAND [options]\n\nA class, a room, a server on every seat: who are the two most alike?`,
  outro: (called: string) => `${called} COMMAND --help says more of each.`,
  firstSteps: ' First steps: peer-survey demo',
  commands: {
    serve: 'share your record with whoever asks (the student)',
    crawl: 'ask all seats, and find the two most alike (the instructor)',
    talk: 'send messages to a server, and print its answers (the tutorials)',
    check: 'test one server rule by rule, and name the line to change',
    list: 'print the addresses that a crawl would ask, and ask nobody',
    pair: 'the two most alike in saved answers, without a network',
    demo: 'a room of 40 servers on this computer, and a crawl of it',
    board: 'the room live in a browser, seat by seat (the projector)',
    handout: 'hand out the one file that a student needs (without internet)',
    completion: 'print what makes Tab complete commands and options in your shell',
  },
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
  },
  options: {
    config: 'settings of the class (default: ./lab.config.json where there is one)',
    lang: 'en, zh-CN or zh-TW (default: what the system is set to)',
    noColor: 'no colours',
    version: 'show the version',
    help: 'show this',
    target: '10.1.2.10-49, 10.1.2.10+40, 10.1.2.0/24, an address or name with or without :port, or @FILE',
    port: 'the port to use (default: 1024, or the configuration’s)',
    exclude: 'targets to leave out',
    concurrency: 'seats asked at the same time (default: 64)',
    timeout: 'the whole time of one seat, in ms (default: 4000)',
    attempts: 'connections that one seat may cost (default: 4; 1 for fragile servers)',
    metric: 'seuclidean (default), gower, mahalanobis or euclidean',
    weights: 'how much height, weight and size count (default: 1,1,1)',
    top: 'how many of the closest pairs to list (default: 5)',
    format: 'text (default), json, ndjson, csv or html',
    out: 'write the report to a file, whole or not at all',
    show: 'all, or seats: without ids and measures, for a projector (default: all; of html and board, seats)',
    minOk: 'exit with 1 where fewer seats answer',
    allowPublic: 'ask public addresses too',
    maxHosts: 'the most addresses to ask (default: 4096)',
    id: 'your student number',
    height: 'your height in centimetres',
    weight: 'your weight in kilograms',
    size: 'your clothing size: XXS XS S M L XL XXL 3XL 4XL 5XL 6XL',
    declined: 'take part, and keep height, weight and size to yourself',
    profile: 'a JSON file with id, height, weight and size',
    host: 'the address to listen on (default: 0.0.0.0, all of them)',
    allow: 'who may ask besides loopback, link-local and private addresses',
    as: (names: readonly string[]) => `what to serve (default: info), one of ${names.join(', ')}`,
    servePort: 'the port to listen on (default: the exercise’s own; for info 1024, or the configuration’s)',
    udp: 'over UDP instead of TCP',
    quiet: 'log only who is turned away, and what goes wrong',
    peer: 'the server: 10.1.2.10:7000, [fd00::1]:7000 or a name; port 7000, echo’s, where none is given',
    message: 'what to send; without any, what is typed or piped, a message a line',
    every: 'send the message (default: heartbeat) every so many seconds',
    count: 'end the heartbeat after so many',
    seats: 'how many seats the room has, 10 to 250 (default: 40)',
    seed: 'the same number gives the same room (default: 1)',
    keep: 'leave the room up, for a crawler of your own',
    listen: 'where the board is to be seen (default: 127.0.0.1:8040, this computer only)',
    handout: 'also serve the handout, as peer-survey handout does',
    handoutListen: 'where the handout is to be had (default: 0.0.0.0:8050, the whole network)',
    shell: 'bash, zsh, fish or powershell',
    sweepEvery: 'seconds from one sweep to the next, 1 to 3600 (default: 5)',
    checkAs: (names: readonly string[]) =>
      `the exercise that the server is for (default: info), one of ${names.join(', ')}`,
    strict: 'also what could stop a fragile server: several clients, abrupt ends, forty at once',
    only: 'a branch (3) or a rule (3.1), and what it needs',
    listRules: 'show the rules, and contact nobody',
    verbose: 'all that came, and the whole timeline',
    checkFormat: 'text (default), json or junit',
    checkUdp: 'over UDP instead of TCP (echo)',
    answers: 'CSV with id,height,weight,size, or JSON or NDJSON from crawl; - for standard input',
    nearest: 'also each student’s nearest neighbour',
    explain: 'say how the distance came about, measure by measure',
    pairFormat: 'text (default), json or csv',
  },
};
