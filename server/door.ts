import { addressKind, withPort } from '../shared/address.ts';
import { limitSources } from './limits.ts';
import type { ServeOptions } from './serving.ts';

/** Dropped clients are counted and logged once in so many ms: a flood must not become a flood of lines. */
const DROPS_LOGGED_EVERY_MS = 1_000;

/** Addresses whose rights are remembered: to read one anew takes as long as a tenth of a whole connection. */
const MAX_REMEMBERED = 1_024;

/** Decides who comes in, by the access list and the limits per source; the same for both transports. */
export interface Door {
  /** Whether this client may come in; the log is told where it may not. */
  admits(client: { address: string; port: number }): boolean;
  /** A client that came in has left. */
  release(address: string): void;
  /** One more that is dropped for another limit than those of its source. */
  drop(): void;
  /** Logs what is counted, and stops counting. */
  close(): void;
}

interface Rights {
  isLimited: boolean;
  isAllowed: boolean;
}

export function openDoor(
  { access, limitLoopback, onEvent }: ServeOptions,
  logDrops: (count: number) => void,
): Door {
  const sources = limitSources();
  const remembered = new Map<string, Rights>();
  const rightsOf = (address: string): Rights => {
    const known = remembered.get(address);
    if (known) return known;
    const rights = {
      isLimited: limitLoopback || addressKind(address) !== 'loopback',
      isAllowed: access.allows(address),
    };
    if (remembered.size === MAX_REMEMBERED) remembered.clear();
    remembered.set(address, rights);
    return rights;
  };
  const release = (address: string) => rightsOf(address).isLimited && sources.release(address);
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
      // The limits come first, so that a stranger's flood is not a flood of lines either.
      const { isLimited, isAllowed } = rightsOf(address);
      if (isLimited && !sources.admit(address, performance.now())) {
        drop();
        return false;
      }
      if (isAllowed) return true;
      release(address);
      onEvent({ code: 'forbidden', peer: withPort(address, port), address });
      return false;
    },
    release,
    drop,
    close: flush,
  };
}

/** An IPv4 peer of a socket that takes both families is ::ffff:10.0.0.1; people write 10.0.0.1. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:/, '');
}
