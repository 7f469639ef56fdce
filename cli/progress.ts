import type { Messages } from '../messages/messages.ts';
import type { HostResult } from '../survey/result.ts';
import { hasCursor } from './output.ts';

export interface Progress {
  show(result: HostResult): void;
  /** Draws the line anew where something else in it has changed. */
  refresh(): void;
  /** Writes a line that stays, above the one that is redrawn. */
  say(line: string): void;
  /** Takes the line away, or, where nothing else on the terminal tells of the crawl, leaves how it ended. */
  end(run: { durationMs: number; isLastWord: boolean }): void;
}

/** The shortest time between two drawings: more often would flicker, and take more time than the crawl. */
const REDRAW_MS = 80;

const ERASE_LINE = '\r\x1b[K';

/** One line on a terminal that says how far the crawl is; nothing where stderr is no terminal, or one without a cursor. */
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
    /** What the line says, where that is not a room's. */
    word?: Messages['crawl']['progress'];
  },
): Progress {
  if (!hasCursor(stream)) {
    const say = (line: string) => void stream.write(`${line}\n`);
    return { show: () => {}, refresh: () => {}, say, end: () => {} };
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
    stream.write(ERASE_LINE + word({ done, total, ok, failed: done - ok, secondsLeft }));
  };
  return {
    show({ status }) {
      done++;
      if (status === 'ok' || status === 'declined') ok++;
      if (status === 'cancelled') cancelled++;
      refresh();
    },
    refresh,
    say: line => void stream.write(`${isShown ? ERASE_LINE : ''}${line}\n`),
    end({ durationMs, isLastWord }) {
      if (isShown) stream.write(ERASE_LINE);
      if (!isLastWord) return;
      const asked = done - cancelled;
      const seconds = (durationMs / 1_000).toFixed(2);
      stream.write(`${messages.crawl.ended({ asked, total, ok, failed: asked - ok, seconds })}\n`);
    },
  };
}
