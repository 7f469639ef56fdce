import type { Field } from '../../shared/finding.ts';
import type { ExerciseName } from '../../shared/ids.ts';
import { sizes } from '../../shared/size.ts';

/** What the commands say, each under its name, and the help of all of them. */

const questions: Record<Field, string> = {
  id: 'Student number: ',
  height: 'Height in cm: ',
  weight: 'Weight in kg: ',
  size: `Clothing size (${sizes.join(' ')}): `,
};

/** Why a client that stayed for a while is no longer there. */
const departures = {
  left: 'left',
  dismissed: 'said good bye',
  idle: 'was disconnected, idle,',
  expired: 'was disconnected, its time over,',
  unread: 'was dropped, not reading its answers,',
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
    'If the system asks whether Node.js may accept connections, allow it; otherwise only this computer can connect.',
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
    `${event.time}  ${event.peer}  left without an answer: "${event.heard}" begins like the answer of another echo server`,
  droppedDatagrams: (event: { time: string; datagrams: number }) =>
    `${event.time}  ${event.datagrams} ${event.datagrams === 1 ? 'datagram' : 'datagrams'} dropped: over the limit`,
  noUdp: (name: string) => `--udp: ${name} cannot be served over UDP; leave it out`,
  portInUse: (host: string, port: number) =>
    `port ${port} is in use on ${host}, perhaps by an earlier copy of this server; end that one, or choose another with --port`,
  // Below 1024 a port is the administrator's; above, Windows keeps some for itself.
  portForbidden: (port: number) =>
    port < 1_024
      ? `port ${port} is not yours to use; choose one above 1023 with --port`
      : `port ${port} is reserved by the system; choose another with --port`,
  notOurAddress: (host: string) =>
    `${host} is not an address of this computer; leave --host out to use all of them`,
  cannotListen: (host: string, port: number, reason: string) =>
    `cannot listen on ${host}, port ${port}: ${reason}`,
};

/** The exercises that `serve --as` knows, each with what it does. */
export const exercises: Record<ExerciseName, string> = {
  info: 'answers get with your record: the survey',
  echo: 'each message comes back with "echo " before it',
  greet: 'asks for a name, and greets it',
  clock: 'each message comes back with the time before it',
};

export const crawl = {
  wrote: (file: { path: string; bytes: number }) =>
    `Wrote ${file.path}: ${file.bytes.toLocaleString('en')} bytes.`,
  tooFew: (run: { answered: number; minOk: number }) =>
    `Exit code 1: ${run.answered} ${run.answered === 1 ? 'seat' : 'seats'} answered, fewer than --min-ok ${run.minOk}.`,
  configured: (from: { file: string | undefined; hosts: string }) =>
    `No targets named: asking ${from.hosts}, ${from.file === undefined ? 'the default' : `from ${from.file}`}.`,
  /** Between two sentences. */
  stop: '. ',
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
