import type { Messages } from '../shared/messages/index.ts';
import type { HostResult } from './result.ts';

export interface Progress {
  show(result: HostResult): void;
  /** Takes the line away, so that what follows starts on a clean one. */
  clear(): void;
}

/** Redrawn so often at most: more would flicker, and cost more than the crawl. */
const REDRAW_MS = 80;

const ERASE_LINE = '\r\x1b[K';

/** One line on a terminal that says how far the crawl is; nothing at all where stderr is no terminal. */
export function showProgress(stream: NodeJS.WriteStream, total: number, messages: Messages): Progress {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} };
  const startedAt = performance.now();
  let done = 0;
  let ok = 0;
  let drawnAt = 0;
  return {
    show({ status }) {
      done++;
      if (status === 'ok' || status === 'declined') ok++;
      const now = performance.now();
      if (now - drawnAt < REDRAW_MS && done < total) return;
      drawnAt = now;
      const secondsLeft = Math.ceil(((now - startedAt) / done / 1_000) * (total - done));
      stream.write(ERASE_LINE + messages.crawl.progress({ done, total, ok, failed: done - ok, secondsLeft }));
    },
    clear: () => stream.write(ERASE_LINE),
  };
}
