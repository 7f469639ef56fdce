import type { Problem } from '../shared/finding.ts';
import { REQUEST } from '../shared/protocol.ts';

/** A program or format, and how what it sends begins. */
type Named = { problem: Problem; begins: RegExp };

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
  // The magic number and version of Java's serialization.
  { problem: { code: 'java-object' }, begins: /^\xac\xed\x00\x05/ },
  {
    problem: { code: 'other-program', program: 'redis' },
    begins: /^-(ERR|NOAUTH|DENIED|WRONGPASS|NOPERM|LOADING|MISCONF)\b/,
  },
  // SMTP and FTP greet with 220, and refuse with 421.
  { problem: { code: 'other-program', program: 'mail-or-ftp' }, begins: /^(220|421)[ -]\S/ },
  { problem: { code: 'other-program', program: 'mailbox' }, begins: /^(\+OK|\* (OK|BYE|PREAUTH)) / },
  // A packet header, then the protocol and server version of a handshake, or an error packet.
  {
    problem: { code: 'other-program', program: 'mysql' },
    begins: /^[\s\S]{2}\x00\x00(\x0a\d+\.\d+|\xff[\s\S]{2}(#\w{5})?Host)/,
  },
  { problem: { code: 'other-program', program: 'telnet' }, begins: /^\xff[\xfb-\xfd][\x00-\x2f]/ },
];

/** How servers of the lessons answer our request: the ones of this project, and those that students write. */
const lessons: readonly Named[] = [
  { problem: { code: 'echo' }, begins: new RegExp(`^(echo:? )?b?['"]?${REQUEST}['"]?\\s*$`, 'i') },
  {
    problem: { code: 'greet' },
    begins: new RegExp(`^(server: *)?(welcome[^{]*\\bname\\b[^{:=]*\\?|hello,? ${REQUEST}\\b)`, 'i'),
  },
  {
    problem: { code: 'clock' },
    // A time, perhaps with a date before it, and a year, a bracket and our request after it.
    begins: new RegExp(
      `^\\W?[^{}]{0,24}\\b\\d\\d?:\\d\\d(:\\d\\d)?(\\.\\d+)?( ?[ap]m)?( \\d{4})?\\W{0,3}(${REQUEST})?\\s*$`,
      'i',
    ),
  },
];

/** How many bytes are compared: enough for the welcome of our own greet server. */
const START_BYTES = 128;

/** The protocol or format that the bytes begin with, if it is a known one. */
export function findService(bytes: Uint8Array): Problem | undefined {
  return findIn(services, bytes);
}

/** The lesson whose server answers `get` with these bytes, if there is one. */
export function findLesson(bytes: Uint8Array): Problem | undefined {
  return findIn(lessons, bytes);
}

function findIn(known: readonly Named[], bytes: Uint8Array): Problem | undefined {
  const start = Buffer.from(bytes.subarray(0, START_BYTES)).toString('latin1');
  return known.find(({ begins }) => begins.test(start) || begins.test(start.trimStart()))?.problem;
}

/** Recognises a prompt in the last line: `login: `, `Password:`, `>`, `$`, `#`. */
export function findPrompt(text: string): Problem | undefined {
  const last = lastLine(text);
  const isPrompt =
    /(?:\b(?:login|user(?:name)?|password|name|command|input)\s*[:?]|^[\w.:~@\\/[\]() -]*[>$#])\s*$/i.test(
      last,
    );
  return isPrompt && last.length <= 40 ? { code: 'prompt', says: last } : undefined;
}

/** The line that says what went wrong: the last one of a Python traceback, or the first one if a list of calls follows. */
export function errorLine(text: string): string {
  const [first = ''] = text.trimStart().split(/\r?\n/);
  return /^(at\s|goroutine\b)/.test(lastLine(text)) || /^panic: /.test(first) ? first.trim() : lastLine(text);
}

/** The last non-empty line. */
function lastLine(text: string): string {
  return text.trimEnd().split(/\r?\n/).at(-1)?.trim() ?? '';
}
