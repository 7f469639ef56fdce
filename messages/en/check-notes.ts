import type { NoteHintWordings } from '../check-wording.ts';

/** What to change about something that a crawl only notes. */
export const noteHints: NoteHintWordings = {
  'kept-open': () =>
    'It was still open after 1.5 s, too. Call conn.close() after the reply, so that a client that reads until the end has an end.',
  'needed-newline': () =>
    "Replace readline() by recv(1024), and compare with data.decode().strip() == 'get': do not wait for a line end.",
  'in-pieces': () => 'Build the whole text first, and send it with one sendall().',
  slow: ({ overMs }) =>
    overMs === undefined
      ? 'Take sleep() and slow work (a file, a name look-up) out of the answer.'
      : 'The time passes between the pieces: build the whole text first, and send it with one sendall(), without sleep().',
  bom: () =>
    "Read the file with encoding='utf-8-sig', and send with .encode('utf-8'): encode('utf-8-sig') puts the mark in front, and so does saving as UTF-8 with BOM.",
  'extra-keys': () => 'Send "id", "height", "weight" and "size" only.',
  'id-normalised': () =>
    'Type the id again with the English keyboard, without blanks, and strip() what was read from a file.',
  'id-was-number': () => 'Put the id in quotes: "id": "2023101", or str(id) before json.dumps().',
  'nul-padding': () =>
    'Send only the bytes of the text: in Python len(data) of them and no struct.pack(), in C strlen(text), in Java the length that read() gave.',
  'sent-twice': () => 'Call sendall() once for each get: take the second call out, or out of the inner loop.',
  'jin-or-pounds': () => 'Send kilograms: jin / 2, or pounds * 0.4536.',
  'only-here': () =>
    "Others cannot connect: bind to '' or '0.0.0.0' in place of '127.0.0.1' or 'localhost', and check once more from a neighbour's computer.",
};
