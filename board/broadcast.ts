/** One server-sent event; of two with one key, only the newer is worth sending. */
export interface Message {
  key: string;
  event: 'hello' | 'seat' | 'room';
  data: string;
}

export interface Broadcast {
  listeners(): number;
  send(message: Message): void;
  /** Writes to one listener, first `first`, until `gone`. */
  serve(
    first: Message,
    to: { write: (message: Message) => Promise<unknown>; gone: AbortSignal },
  ): Promise<void>;
}

/**
 * Sends each message to all who listen. One who reads slowly gets the newest state of each seat, and never a
 * backlog: what waits for a listener is bounded by the seats there are.
 */
export function openBroadcast(): Broadcast {
  const readers = new Set<(message: Message) => void>();
  return {
    listeners: () => readers.size,
    send(message) {
      for (const put of readers) put(message);
    },
    async serve(first, { write, gone }) {
      const waiting = new Map<string, Message>([[first.key, first]]);
      let wake = () => {};
      const put = (message: Message) => {
        waiting.set(message.key, message);
        wake();
      };
      const leave = () => wake();
      readers.add(put);
      gone.addEventListener('abort', leave, { once: true });
      try {
        while (!gone.aborted) {
          const batch = [...waiting.values()];
          waiting.clear();
          for (const message of batch) await write(message);
          if (waiting.size > 0 || gone.aborted) continue;
          await new Promise<void>(resolve => {
            wake = resolve;
          });
        }
      } finally {
        readers.delete(put);
        gone.removeEventListener('abort', leave);
      }
    },
  };
}
