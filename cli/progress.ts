import type { Messages } from '../messages/messages.ts';
import type { HostResult } from '../survey/result.ts';
import { hasCursor } from './output.ts';

export interface Progress {
  show(result: HostResult): void;
  /** Takes the line away, or, where nothing else on the terminal tells of the crawl, leaves how it ended. */
  end(run: { durationMs: number; isLastWord: boolean }): void;
}

/** Redrawn so often at most: more would flicker, and cost more than the crawl. */
const REDRAW_MS = 80;

const ERASE_LINE = '\r\x1b[K';

/** One line on a terminal that says how far the crawl is; nothing where stderr is no terminal, or one without a cursor. */
export function showProgress(
  stream: NodeJS.WriteStream,
  { total, isShown, messages }: { total: number; isShown: boolean; messages: Messages },
): Progress {
  if (!hasCursor(stream)) return { show: () => {}, end: () => {} };
  const startedAt = performance.now();
  let done = 0;
  let ok = 0;
  let cancelled = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show({ status }) {
      done++;
      if (status === 'ok' || status === 'declined') ok++;
      if (status === 'cancelled') cancelled++;
      const now = performance.now();
      if (!isShown || now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      const secondsLeft = Math.ceil(((now - startedAt) / done / 1_000) * (total - done));
      stream.write(ERASE_LINE + messages.crawl.progress({ done, total, ok, failed: done - ok, secondsLeft }));
    },
    end({ durationMs, isLastWord }) {
      if (isShown) stream.write(ERASE_LINE);
      if (!isLastWord) return;
      const asked = done - cancelled;
      const seconds = (durationMs / 1_000).toFixed(2);
      stream.write(`${messages.crawl.ended({ asked, total, ok, failed: asked - ok, seconds })}\n`);
    },
  };
}
