/** One server-sent event; a newer one with the same key replaces it. */
export interface Message {
  key: string;
  event: 'hello' | 'seat' | 'room';
  data: string;
}

/** A browser that is watching. */
interface Listener {
  write(message: Message): Promise<unknown>;
  /** Writes something that the browser ignores, so that proxies keep the connection open. */
  keepAlive(): Promise<unknown>;
  /** Aborts when the browser has gone. */
  gone: AbortSignal;
}

/** In ms: how long a write may take, and the longest silence. */
export interface BroadcastWaits {
  writeMs: number;
  silenceMs: number;
}

const usualWaits: BroadcastWaits = { writeMs: 10_000, silenceMs: 15_000 };

/** Sends events to all browsers that are watching. */
export interface Broadcast {
  listeners(): number;
  send(message: Message): void;
  /** Writes to one listener, beginning with `first`, until it leaves or the broadcast ends; `stuck` if it stops reading. */
  serve(first: Message, listener: Listener): Promise<'over' | 'stuck'>;
  /** Ends all streams. */
  close(): void;
}

/**
 * Sends each message to all listeners. A slow listener gets the newest state of each seat instead of a backlog, so its
 * queue is never longer than the number of seats.
 */
export function openBroadcast({ writeMs, silenceMs }: BroadcastWaits = usualWaits): Broadcast {
  /** One function per listener: passes it a message, or, without one, wakes it to see that the broadcast has ended. */
  const readers = new Set<(message?: Message) => void>();
  let isClosed = false;
  return {
    listeners: () => readers.size,
    send(message) {
      for (const put of readers) put(message);
    },
    close() {
      isClosed = true;
      for (const put of readers) put();
    },
    async serve(first, { write, keepAlive, gone }) {
      const waiting = new Map<string, Message>([[first.key, first]]);
      let wake = () => {};
      const put = (message?: Message) => {
        if (message) waiting.set(message.key, message);
        wake();
      };
      const leave = () => wake();
      readers.add(put);
      gone.addEventListener('abort', leave, { once: true });
      try {
        while (!gone.aborted && !isClosed) {
          const batch = [...waiting.values()];
          waiting.clear();
          for (const message of batch) if (!(await isDone(write(message), writeMs))) return 'stuck';
          if (waiting.size > 0 || gone.aborted || isClosed) continue;
          const news = new Promise<void>(resolve => {
            wake = resolve;
          });
          const isSilent = !(await isDone(news, silenceMs));
          if (isSilent && !(await isDone(keepAlive(), writeMs))) return 'stuck';
        }
        return 'over';
      } finally {
        readers.delete(put);
        gone.removeEventListener('abort', leave);
      }
    },
  };
}

/** Whether a promise resolves within `ms`. */
async function isDone(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>(resolve => {
    timer = setTimeout(resolve, ms, false);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
