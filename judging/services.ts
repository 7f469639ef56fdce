import type { Problem } from '../shared/finding.ts';
import { REQUEST } from '../shared/protocol.ts';

type ServiceCode =
  | 'echo'
  | 'http'
  | 'ssh'
  | 'tls'
  | 'vnc'
  | 'gzip'
  | 'pickle'
  | 'other-program'
  | 'greet'
  | 'clock'
  | 'prompt';
export type ServiceProblem = Extract<Problem, { code: ServiceCode }>;

type Named = { problem: ServiceProblem; begins: RegExp };

/** How other protocols and formats begin. */
const services: readonly Named[] = [
  { problem: { code: 'http' }, begins: /^(HTTP\/\d|<!doctype html|<html)/i },
  { problem: { code: 'ssh' }, begins: /^SSH-\d/ },
  { problem: { code: 'vnc' }, begins: /^RFB \d{3}\./ },
  // An alert or handshake record of TLS 1.x, or of SSL 3.
  { problem: { code: 'tls' }, begins: /^[\x15\x16]\x03[\x00-\x04]/ },
  { problem: { code: 'gzip' }, begins: /^\x1f\x8b/ },
  // The PROTO opcode of pickle versions 2 to 5.
  { problem: { code: 'pickle' }, begins: /^\x80[\x02-\x05]/ },
  {
    problem: { code: 'other-program', program: 'redis' },
    begins: /^-(ERR|NOAUTH|DENIED|WRONGPASS|NOPERM|LOADING|MISCONF)\b/,
  },
  // SMTP and FTP greet with 220, and refuse with 421.
  { problem: { code: 'other-program', program: 'mail-or-ftp' }, begins: /^(220|421)[ -]\S/ },
  { problem: { code: 'other-program', program: 'mailbox' }, begins: /^(\+OK|\* (OK|BYE|PREAUTH)) / },
  // A packet's length and number, then the handshake's version and the server's, or an error packet.
  {
    problem: { code: 'other-program', program: 'mysql' },
    begins: /^[\s\S]{2}\x00\x00(\x0a\d+\.\d+|\xff[\s\S]{2}(#\w{5})?Host)/,
  },
  { problem: { code: 'other-program', program: 'telnet' }, begins: /^\xff[\xfb-\xfd][\x00-\x2f]/ },
];

/** What the lessons' servers answer to our request: those of this project, and what students write after them. */
const lessons: readonly Named[] = [
  { problem: { code: 'echo' }, begins: new RegExp(`^(echo:? )?b?['"]?${REQUEST}['"]?\\s*$`, 'i') },
  {
    problem: { code: 'greet' },
    begins: new RegExp(`^(server: *)?(welcome[^{]*name|hello,? ${REQUEST}\\b)`, 'i'),
  },
  {
    problem: { code: 'clock' },
    // A time, perhaps with a date before it and a year or a bracket behind, and our request after it.
    begins: new RegExp(
      `^\\W?[^{}]{0,24}\\b\\d\\d?:\\d\\d(:\\d\\d)?(\\.\\d+)?( ?[ap]m)?( \\d{4})?\\W{0,3}(${REQUEST})?\\s*$`,
      'i',
    ),
  },
];

/** Bytes that the beginnings are looked for in; our own greet server's first words fit. */
const START_BYTES = 128;

/** The protocol or format that bytes begin as, where it is one that we know. */
export function findService(bytes: Uint8Array): ServiceProblem | undefined {
  return findIn(services, bytes);
}

/** The exercise whose server answers `get` with these bytes, where it is one of the lessons. */
export function findLesson(bytes: Uint8Array): ServiceProblem | undefined {
  return findIn(lessons, bytes);
}

function findIn(known: readonly Named[], bytes: Uint8Array): ServiceProblem | undefined {
  const start = Buffer.from(bytes.subarray(0, START_BYTES)).toString('latin1');
  return known.find(({ begins }) => begins.test(start) || begins.test(start.trimStart()))?.problem;
}

/** A line that waits for somebody to type: `login: `, `Password:`, `>`, `$`, `#`. */
export function findPrompt(text: string): ServiceProblem | undefined {
  const last = lastLine(text);
  const isPrompt =
    /(?:\b(?:login|user(?:name)?|password|name|command|input)\s*[:?]|[\w)\]~]?[>$#])\s*$/i.test(last);
  return isPrompt && last.length <= 40 ? { code: 'prompt', says: last } : undefined;
}

/** The last line that has anything on it: of a traceback, the one that says what happened. */
export function lastLine(text: string): string {
  return text.trimEnd().split(/\r?\n/).at(-1)?.trim() ?? '';
}
