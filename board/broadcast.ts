/** One server-sent event; of two with one key, only the newer is worth sending. */
export interface Message {
  key: string;
  event: 'hello' | 'seat' | 'room';
  data: string;
}

/** One browser that watches. */
interface Listener {
  write(message: Message): Promise<unknown>;
  /** Writes something that the browser ignores, so that proxies see a living connection. */
  keepAlive(): Promise<unknown>;
  /** Ends when the browser has gone. */
  gone: AbortSignal;
}

/** In ms: a write that a browser does not take, and the longest silence. */
export interface BroadcastWaits {
  writeMs: number;
  silenceMs: number;
}

const usualWaits: BroadcastWaits = { writeMs: 10_000, silenceMs: 15_000 };

export interface Broadcast {
  listeners(): number;
  send(message: Message): void;
  /** Writes to one listener, first `first`, until it has gone, or the broadcast ends; `stuck` where it does not read. */
  serve(first: Message, listener: Listener): Promise<'over' | 'stuck'>;
  /** Ends all streams. */
  close(): void;
}

/**
 * Sends each message to all who listen. One who reads slowly gets the newest state of each seat, and never a
 * backlog: what waits for a listener is bounded by the number of seats.
 */
export function openBroadcast({ writeMs, silenceMs }: BroadcastWaits = usualWaits): Broadcast {
  /** How a listener gets a message, or, without one, looks whether the broadcast has ended. */
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

/** Whether this is done within `ms`. */
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
