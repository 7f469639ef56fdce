/**
 * What a server answers. Pure, without sockets and clocks, so that TCP, UDP and tests can all run it. A message is the
 * result of one read; TCP may split and join messages anywhere.
 */
export interface Exercise {
  /** What this server tells every client about its owner; `serve` shows it to the owner at the start. */
  shares?: object;
  limits: ExerciseLimits;
  /** Whether a client stays for more than one answer; if so, the log shows when it came and when it left. */
  stays: boolean;
  /** Starts a session with one client. */
  begin(): Session;
  /** Answers one datagram; undefined for no answer. Present only if the exercise can be served over UDP. */
  answerDatagram?: (message: Uint8Array) => Uint8Array | undefined;
}

/** The time limits of a connection, in ms. */
export interface ExerciseLimits {
  /** The longest life of a connection, also for a client that sends its bytes one by one. */
  lifetimeMs: number;
  /** After this long without a byte, `Session.onQuiet` decides what happens. */
  quietMs: number;
  /** A client that has not read its answers after this long is disconnected. */
  unreadMs: number;
}

/** The state of one connection, and what the server does next in each case. */
export interface Session {
  /** Sent to a client as soon as it is connected. */
  greeting?: string;
  /** The client has sent these bytes, in one read. */
  onBytes(message: Uint8Array): Turn;
  /** The client has sent nothing for `quietMs`. */
  onQuiet(): Turn;
  /** The client has closed its sending half. */
  onEnd(): Turn;
  /** The client's time is up. */
  onExpired(): Turn;
}

/** What a server does next: sends `reply`, if there is one, and then closes the connection or reads on. */
export interface Turn {
  reply?: Uint8Array;
  close: boolean;
}

/** Sends nothing, and reads on. */
export const waitForMore: Turn = { close: false };
