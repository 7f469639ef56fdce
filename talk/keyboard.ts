import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import { hasCursor } from '../cli/output.ts';
import type { Prompt } from './screen.ts';
import { bytesOf, type Source } from './sources.ts';

/** The terminal to type on. In raw mode the line editor gets Ctrl-C, and hands it on. */
interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  onInterrupt(): void;
}

/** What is typed on a terminal, with a prompt, a line editor and a history. Ctrl-D ends it. */
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
      // Lines that were typed ahead are still read; a new prompt would open the terminal again, and nothing would close it.
      if (isClosed) return bytesOf((await lines.next()).value);
      isAsking = true;
      reader.prompt();
      const { done, value } = await lines.next();
      isAsking = false;
      // The cursor still stands behind the prompt.
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
      // The editor goes up as many rows as its line has before it draws the line anew.
      if (hasCursor(output)) output.write('\n'.repeat(reader.getCursorPos().rows));
      reader.prompt(true);
    },
  };
}
