/** What both ends of the wire agree on. docs/protocol.md says the same for a student in any language. */

export const DEFAULT_PORT = 1024;

/** What the crawler sends. A server may not wait for a line end after it. */
export const REQUEST = 'get';

/** Bytes of a reply up to its closing brace: forty times what an honest one needs, and still one page of memory. */
export const MAX_REPLY_BYTES = 4_096;

/** Characters of a student number. */
export const MAX_ID_LENGTH = 64;

/** A client that has said nothing for so long gets the record: the first lesson's clients read without asking. */
export const QUIET_CLIENT_MS = 1_000;

/** A request has to be there this long after the connection, however slowly it trickles in. */
export const REQUEST_DEADLINE_MS = 2_000;

/** A client that does not read its reply is let go after so long. */
export const UNREAD_REPLY_MS = 1_000;

/** The whole time of a right answer. A reply that is complete later is read, with a note. */
export const SLOW_AFTER_MS = 1_500;

/** A server written with readline() answers only after a line end: it gets one where no byte has come in this time. */
export const NEWLINE_AFTER_MS = SLOW_AFTER_MS;

/** An answer that begins this soon after our line end was probably waiting for it. */
export const NEWLINE_ANSWER_MS = 100;

/** From the connection to the complete object, whatever trickles in meanwhile. */
export const REPLY_DEADLINE_MS = 2_500;

/** Bytes that begin no object may be a greeting: the object itself gets this long to follow them. */
export const GREETING_MS = 500;

/** How long the crawler waits after an object for the connection to end, or for whatever else comes. */
export const QUIET_END_MS = 150;

/** Pieces that arrive over a longer time than this are worth a note. */
export const PIECES_OVER_MS = 50;
