import { type Hello, helloSchema, type RoomNow, roomSchema, type Tile, tileSchema } from '../events.ts';

/** The state of the connection to the board; `back` once, after it had been lost for `awayMs`. */
export type LinkState = { state: 'live' } | { state: 'lost' } | { state: 'back'; awayMs: number };

/** Called with each event from the board, parsed, and with each change of the connection. */
export interface LinkHandlers {
  onHello(hello: Hello): void;
  onSeat(tile: Tile): void;
  onRoom(room: RoomNow): void;
  onState(state: LinkState): void;
}

/** The pause before the next try if the browser has given up, because the board refused or is not running. */
const RETRY_MS = 2_000;

/** After this many periods of silence the connection counts as dead, even if it looks open. */
const SILENT_PERIODS = 3;

/** Listens to the board while the page is open; reconnects by itself, and reports the state of the connection. */
export function openLink(handlers: LinkHandlers): { check(now: number): void } {
  let lostAt: number | undefined;
  let heardAt = performance.now();
  let silenceMs = Number.POSITIVE_INFINITY;
  let source = open();

  function open(): EventSource {
    const stream = new EventSource('/events');
    listen(stream, 'hello', data => {
      const hello = helloSchema.parse(data);
      silenceMs = 5_000 + SILENT_PERIODS * hello.room.periodMs;
      handlers.onHello(hello);
      handlers.onState(
        lostAt === undefined ? { state: 'live' } : { state: 'back', awayMs: performance.now() - lostAt },
      );
      lostAt = undefined;
    });
    listen(stream, 'seat', data => handlers.onSeat(tileSchema.parse(data)));
    listen(stream, 'room', data => handlers.onRoom(roomSchema.parse(data)));
    stream.addEventListener('error', () => {
      lose();
      if (stream.readyState === EventSource.CLOSED) setTimeout(reopen, RETRY_MS, stream);
    });
    return stream;
  }

  function listen(stream: EventSource, event: string, handle: (data: unknown) => void): void {
    stream.addEventListener(event, message => {
      heardAt = performance.now();
      handle(JSON.parse(message.data));
    });
  }

  function lose(): void {
    lostAt ??= performance.now();
    handlers.onState({ state: 'lost' });
  }

  function reopen(old: EventSource): void {
    if (old !== source) return;
    old.close();
    heardAt = performance.now();
    source = open();
  }

  return {
    check(now) {
      if (now - heardAt < silenceMs) return;
      lose();
      reopen(source);
    },
  };
}
