import { lesson } from './lesson.ts';

const prefix = Buffer.from('echo ');

/** How a datagram begins if two echo servers are answering each other. */
const loop = Buffer.from('echo echo ');

const echoOf = (message: Uint8Array) => Buffer.concat([prefix, message]);

/** The first tutorial: every message comes back byte for byte, after the word "echo". */
export const echo = lesson({
  answer: message => ({ reply: echoOf(message), close: false }),
  // Otherwise one datagram with a forged sender would make two echo servers answer each other for ever.
  answerDatagram: message => (loop.equals(message.subarray(0, loop.length)) ? undefined : echoOf(message)),
});
