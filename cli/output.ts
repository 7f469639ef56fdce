import { once } from 'node:events';
import pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

/** Colours for one stream: none where NO_COLOR is set, `--no-color` is given, or the stream is no terminal. */
export function coloursFor(stream: NodeJS.WriteStream, noColor = false): Colours {
  const forced = (process.env.FORCE_COLOR ?? '') !== '';
  const plain = noColor || (process.env.NO_COLOR ?? '') !== '';
  return pc.createColors(!plain && (forced || stream.isTTY === true));
}

/** Writes a result to stdout and waits until it is taken, so that an exit cannot cut it. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** A reader that closes the pipe early (`| head -1`) has what it wanted: the command ends quietly. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Windows calls it the end of the file.
    if (error.code === 'EPIPE' || error.code === 'EOF') process.exit(0);
    throw error;
  });
}

/** The columns of a terminal, or 80 where there is none to ask. */
export function terminalWidth(stream: NodeJS.WriteStream): number {
  return Math.max(40, stream.columns ?? 80);
}
