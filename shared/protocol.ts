/** The protocol between server and crawler. docs/protocol.md explains it for students who use any language. */

/** The TCP port of the survey. */
export const DEFAULT_PORT = 1024;

/** What the crawler sends. A server must not wait for a line end after it. */
export const REQUEST = 'get';

/** The most bytes in a reply up to its closing brace: forty times what a normal one needs. */
export const MAX_REPLY_BYTES = 4_096;

/** The most characters in a student number. */
export const MAX_ID_LENGTH = 64;

/** A client that has sent nothing for this long gets the record, because the first lesson's clients read without asking. */
export const QUIET_CLIENT_MS = 1_000;

/** The deadline for the complete request, from the connection on, however slowly it trickles in. */
export const REQUEST_DEADLINE_MS = 2_000;

/** A client that does not read its reply is disconnected after this time. */
export const UNREAD_REPLY_MS = 1_000;

/** The time for a right answer. A later reply is still accepted, with a note. */
export const SLOW_AFTER_MS = 1_500;

/** A server written with readline() answers only after a line end; it is sent one if no byte has come after this time. */
export const NEWLINE_AFTER_MS = SLOW_AFTER_MS;

/** A server that answers this soon after our line end was probably waiting for it. */
export const NEWLINE_ANSWER_MS = 100;

/** The deadline for the complete object, from the connection on, however slowly it trickles in. */
export const REPLY_DEADLINE_MS = 2_500;

/** Bytes that do not begin an object may be a greeting: the object gets this long to follow. */
export const GREETING_MS = 500;

/** How long the crawler waits after an object for the end of the connection, or for more bytes. */
export const QUIET_END_MS = 150;

/** A reply whose pieces arrive over more than this time gets a note. */
export const PIECES_OVER_MS = 50;
