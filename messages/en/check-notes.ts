import { inCode } from '../calls.ts';
import type { NoteHintWordings, ProvenNoteWordings } from '../wording.ts';

/** Notes that a check has looked into: it knows more than a crawl. */
export const provenNotes: ProvenNoteWordings = {
  'kept-open': () => 'keeps the connection open after the reply',
  'needed-newline': () => 'answers only after a line end, and none comes',
  slow: ({ afterMs, overMs }) =>
    `took ${afterMs} ms${overMs === undefined ? '' : `, of which ${overMs} ms between its pieces`}`,
};

/** What to change about something that a crawl only notes. */
export const noteHints: NoteHintWordings = {
  'kept-open': (_, place) =>
    `It was still open 1.5 s later. Close it after the reply (${inCode('close', place)}), and where a process of its own serves the client (fork(), Process()), in both processes, so that a client that reads until the end knows where it is.`,
  'needed-newline': (_, place) =>
    `Use the bytes that have arrived (${inCode('receive', place)}) instead of reading a line or receiving once more; where you compare them with get, compare without blanks (${inCode('compare', place)}).`,
  'in-pieces': (_, place) => `Build the whole text first, and send it at once (${inCode('send', place)}).`,
  slow: ({ overMs }, place) =>
    overMs === undefined
      ? 'Take sleep() and slow work (a file, a name look-up) out of the answer.'
      : `The time passes between the pieces: build the whole text first, and send it at once, without sleep() (${inCode('send', place)}).`,
  bom: (_, place) =>
    `The mark comes from a file that was saved as UTF-8 with BOM, or from the encoding utf-8-sig: save it without, or remove the mark (${inCode('withoutMark', place)}).`,
  'extra-keys': () => 'Send "id", "height", "weight" and "size" only.',
  'id-normalised': () =>
    'Type the id again with the English keyboard, without blanks, and remove blanks and line ends from text that was read from a file.',
  'id-was-number': (_, place) =>
    `Put the id in quotes: "id": "2023101"; or make it text before it becomes JSON (${inCode('idAsText', place)}).`,
  'nul-padding': (_, place) =>
    `Send only the bytes of the text, as many as it has (${inCode('length', place)}), not a whole buffer or a field of fixed length.`,
  'sent-twice': () => 'Send once for each get: take the second call out, or out of the inner loop.',
  'jin-or-pounds': () => 'Send kilograms: jin / 2, or pounds * 0.4536.',
  'only-here': () =>
    'Others cannot connect: bind to 0.0.0.0 in place of 127.0.0.1 or localhost, and check once more from a neighbour’s computer.',
};
