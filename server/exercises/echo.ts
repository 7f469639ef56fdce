import { lesson } from './lesson.ts';

const prefix = Buffer.from('echo ');

/** What comes back when an echo server has answered another one's answer. */
const loop = Buffer.from('echo echo ');

const echoOf = (message: Uint8Array) => Buffer.concat([prefix, message]);

/** The first tutorial: whatever comes goes back, byte for byte, with a word before it. */
export const echo = lesson({
  port: 7_000,
  answer: message => ({ reply: echoOf(message), close: false }),
  // One datagram with a forged sender would set two echo servers against each other for ever.
  answerDatagram: message => (loop.equals(message.subarray(0, loop.length)) ? undefined : echoOf(message)),
});
