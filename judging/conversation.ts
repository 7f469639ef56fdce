/** How the bytes of a seat came to an end. */
export type Ending = 'fin' | 'reset' | 'quiet' | 'line-end' | 'deadline' | 'full' | 'cancelled';

/** What one connection brought. Times are in ms since it stood. */
export interface Conversation {
  ending: Ending;
  /** The first 4,096 bytes. */
  bytes: Buffer;
  /** What came beyond them: nothing, white space, NUL bytes and white space, or more. */
  excess: 'none' | 'blank' | 'nul' | 'data';
  /** How many reads brought them, up to the end of the object. */
  pieces: number;
  firstByteMs?: number;
  wholeMs?: number;
  /** Set where a line end was sent after the request, because no byte had come. */
  newlineMs?: number;
}
