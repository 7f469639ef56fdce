import { once } from 'node:events';
import { writeSync } from 'node:fs';
import pc from 'picocolors';
import type { Messages } from '../messages/messages.ts';
import { fileTroubleOf } from './files.ts';

export type Colours = ReturnType<typeof pc.createColors>;

/** Where a terminal is of no fixed width, or there is none. */
const USUAL_COLUMNS = 80;
/** In less, no sentence can be read: lines are broken by the terminal instead. */
const FEWEST_COLUMNS = 40;

/** Colours for one stream: NO_COLOR and `--no-color` turn them off, FORCE_COLOR turns them on, or off with 0 or false. */
export function coloursFor(stream: NodeJS.WriteStream, noColor = false): Colours {
  const { NO_COLOR = '', FORCE_COLOR = '' } = process.env;
  if (noColor || NO_COLOR !== '') return pc.createColors(false);
  if (FORCE_COLOR !== '') return pc.createColors(!['0', 'false'].includes(FORCE_COLOR));
  return pc.createColors(hasCursor(stream));
}

/** Whether the stream is a terminal that colours text and moves its cursor. */
export function hasCursor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && process.env.TERM !== 'dumb';
}

/** The columns of a terminal. One whose size was never set says 0. */
export function terminalWidth(stream: NodeJS.WriteStream): number {
  return Math.max(FEWEST_COLUMNS, stream.columns || USUAL_COLUMNS);
}

/** Writes a result to stdout and waits until it is taken, so that an exit cannot cut it. */
export async function writeOut(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Says something beside the result. What cannot be said there changes nothing else. */
export function writeErr(text: string): void {
  process.stderr.write(text);
}

/**
 * What happens where stdout or stderr cannot be written. A reader that closes the pipe early (`| head -1`) has what it
 * wanted, and the command ends quietly; a full disk under stdout is one sentence and exit code 2; stderr is let go.
 */
export function watchOutput(messages: Messages): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Windows calls a closed pipe the end of the file.
    if (error.code === 'EPIPE' || error.code === 'EOF') process.exit(0);
    const { usage } = messages;
    sayAtLast(`peer-survey: ${usage.unwritableFile(usage.standardOutput, fileTroubleOf(error, messages))}\n`);
    process.exit(2);
  });
}

/** At an exit there is no time left to wait for a stream. */
function sayAtLast(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // Neither of the two can be written: the exit code has to say it.
  }
}
