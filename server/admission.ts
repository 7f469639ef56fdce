import { isLoopback, withPort } from '../shared/address.ts';
import { limitSources } from './limits.ts';
import type { ServeOptions } from './serving.ts';

/** Dropped clients are counted and logged once per interval, so that a flood of clients does not flood the log. */
const DROPS_LOGGED_EVERY_MS = 1_000;

/** Decides which clients are served, by the access list and the limits per source; the same for TCP and UDP. */
export interface Admission {
  /** Whether this client is served. A refused one is logged, or counted for the log. */
  admits(client: { address: string; port: number }): boolean;
  /** Records that an admitted client has left. */
  release(address: string): void;
  /** Counts a client that was dropped for another reason. */
  drop(): void;
  /** Logs the drops that have not been logged yet. */
  close(): void;
}

/** Opens the admission of one server. `logDrops` gets the number of clients dropped since its last call. */
export function openAdmission(
  { access, limitLoopback, onEvent }: ServeOptions,
  logDrops: (count: number) => void,
): Admission {
  const sources = limitSources();
  const isLimited = (address: string) => limitLoopback || !isLoopback(address);
  const release = (address: string) => {
    if (isLimited(address)) sources.release(address);
  };
  let dropped = 0;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (dropped > 0) logDrops(dropped);
    dropped = 0;
  };
  const drop = () => {
    dropped++;
    timer ??= setTimeout(flush, DROPS_LOGGED_EVERY_MS).unref();
  };
  return {
    admits({ address, port }) {
      // The limits come first, so that a forbidden client cannot flood the log with `forbidden` lines.
      if (isLimited(address) && !sources.admit(address, performance.now())) {
        drop();
        return false;
      }
      if (access.allows(address)) return true;
      release(address);
      onEvent({ code: 'forbidden', peer: withPort(address, port), address });
      return false;
    },
    release,
    drop,
    close: flush,
  };
}
