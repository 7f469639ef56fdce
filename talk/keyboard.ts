import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import { hasCursor } from '../cli/output.ts';
import type { Prompt } from './screen.ts';
import { bytesOf, type Source } from './sources.ts';

/** The terminal to type on. In raw mode the line editor receives Ctrl-C, and passes it on to `onInterrupt`. */
interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  onInterrupt(): void;
}

/** Reads messages typed on a terminal, with a prompt, line editor and history. Ctrl-D ends it. */
export function keyboard(prompt: string, { input, output, onInterrupt }: Terminal): Source & Prompt {
  const reader = createInterface({ input, output, prompt });
  const lines = reader[Symbol.asyncIterator]();
  let isAsking = false;
  let isClosed = false;
  reader.once('close', () => {
    isClosed = true;
  });
  reader.on('SIGINT', onInterrupt);
  return {
    async next() {
      // Still read lines that were typed ahead, but without a prompt, which would reopen the terminal for good.
      if (isClosed) return bytesOf((await lines.next()).value);
      isAsking = true;
      reader.prompt();
      const { done, value } = await lines.next();
      isAsking = false;
      // The cursor is still on the line of the prompt.
      if (done) output.write('\n');
      return bytesOf(value);
    },
    close: () => reader.close(),
    stands: () => isAsking,
    hide() {
      if (!hasCursor(output)) {
        output.write('\n');
        return;
      }
      moveCursor(output, 0, -reader.getCursorPos().rows);
      cursorTo(output, 0);
      clearScreenDown(output);
    },
    show() {
      // Before redrawing, the editor moves up by the rows of its line.
      if (hasCursor(output)) output.write('\n'.repeat(reader.getCursorPos().rows));
      reader.prompt(true);
    },
  };
}
