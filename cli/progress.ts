import type { Messages } from '../messages/messages.ts';
import { type HostResult, isAnswer } from '../survey/result.ts';
import { cut, paragraph } from './layout.ts';
import { hasCursor, terminalWidth } from './output.ts';

/** The progress line of a crawl on a terminal. */
export interface Progress {
  show(result: HostResult): void;
  /** Redraws the line when something other than a result has changed. */
  refresh(): void;
  /** Writes a permanent line above the progress line. */
  say(line: string): void;
  /** Erases the line. With `isLastWord`, if nothing else on the terminal reports the crawl, writes how it ended. */
  end(run: { durationMs: number; isLastWord: boolean }): void;
}

/** The shortest time between two redraws: more often would flicker and slow down the crawl. */
const REDRAW_MS = 80;

const ERASE_LINE = '\r\x1b[K';

/** Shows the progress of a crawl on one line of a terminal; shows none if stderr is not a terminal with a cursor. */
export function showProgress(
  stream: NodeJS.WriteStream,
  {
    total,
    isShown,
    messages,
    word = messages.crawl.progress,
  }: {
    total: number;
    isShown: boolean;
    messages: Messages;
    /** The text of the line, if it is not about a room. */
    word?: Messages['crawl']['progress'];
  },
): Progress {
  if (!hasCursor(stream)) {
    return { show: () => {}, refresh: () => {}, say: line => sayAbove(stream, line), end: () => {} };
  }
  const startedAt = performance.now();
  let done = 0;
  let ok = 0;
  let cancelled = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const refresh = () => {
    const now = performance.now();
    if (!isShown || now - drawnAt < REDRAW_MS) return;
    drawnAt = now;
    const secondsLeft = Math.ceil(((now - startedAt) / Math.max(1, done) / 1_000) * (total - done));
    // A line that wraps could not be erased.
    stream.write(
      ERASE_LINE + cut(word({ done, total, ok, failed: done - ok, secondsLeft }), terminalWidth(stream) - 1),
    );
  };
  return {
    show(result) {
      done++;
      if (isAnswer(result)) ok++;
      if (result.status === 'cancelled') cancelled++;
      refresh();
    },
    refresh,
    say: line => sayAbove(stream, line),
    end({ durationMs, isLastWord }) {
      if (isShown) stream.write(ERASE_LINE);
      if (!isLastWord) return;
      const asked = done - cancelled;
      const seconds = (durationMs / 1_000).toFixed(2);
      stream.write(`${messages.crawl.ended({ asked, total, ok, failed: asked - ok, seconds })}\n`);
    },
  };
}

/** Writes a permanent line above a progress line, if there is one. */
export function sayAbove(stream: NodeJS.WriteStream, line: string): void {
  stream.write(
    hasCursor(stream) ? `${ERASE_LINE}${paragraph(line, terminalWidth(stream)).join('\n')}\n` : `${line}\n`,
  );
}
