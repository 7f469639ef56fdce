import { once } from 'node:events';
import { writeSync } from 'node:fs';
import pc from 'picocolors';
import type { Messages } from '../messages/messages.ts';
import { fileTroubleOf } from './files.ts';

/** Functions that colour a text, or return it unchanged. */
export type Colours = ReturnType<typeof pc.createColors>;

/** The width if there is no terminal, or its width is unknown. */
const USUAL_COLUMNS = 80;
/** Narrower text would be unreadable, so on narrower terminals the terminal breaks the lines. */
const FEWEST_COLUMNS = 40;

/** The colours for a stream: NO_COLOR and `--no-color` turn them off; FORCE_COLOR turns them on, or off if 0 or false. */
export function coloursFor(stream: NodeJS.WriteStream, noColor = false): Colours {
  const { NO_COLOR = '', FORCE_COLOR = '' } = process.env;
  if (noColor || NO_COLOR !== '') return pc.createColors(false);
  if (FORCE_COLOR !== '') return pc.createColors(!['0', 'false'].includes(FORCE_COLOR));
  return pc.createColors(hasCursor(stream));
}

/** Whether the stream is a terminal that understands colours and cursor movements. */
export function hasCursor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && process.env.TERM !== 'dumb';
}

/** The width of a terminal in columns. A terminal whose size was never set reports 0. */
export function terminalWidth(stream: NodeJS.WriteStream): number {
  return Math.max(FEWEST_COLUMNS, stream.columns || USUAL_COLUMNS);
}

/** Writes a result to stdout and waits until it is flushed, so that exiting cannot cut it off. */
export async function writeOut(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Writes a line to stderr. Errors there are ignored. */
export function writeErr(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * Handles write errors of stdout and stderr. If the reader closes the pipe early (`| head -1`), the command ends quietly.
 * A full disk under stdout gives one sentence and exit code 2. Errors of stderr are ignored.
 */
export function watchOutput(messages: Messages): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Windows reports a closed pipe as EOF.
    if (error.code === 'EPIPE' || error.code === 'EOF') process.exit(0);
    const { usage } = messages;
    sayAtLast(`peer-survey: ${usage.unwritableFile(usage.standardOutput, fileTroubleOf(error, messages))}\n`);
    process.exit(2);
  });
}

/** Writes synchronously, because the process exits right after. */
function sayAtLast(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // stderr cannot be written either: only the exit code is left.
  }
}
