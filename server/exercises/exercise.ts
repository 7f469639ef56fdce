/**
 * What a server answers: pure, no socket and no clock, so that TCP, UDP and the tests can all run it.
 * A message is what one read returned; TCP may cut and join messages anywhere.
 */
export interface Exercise {
  /** The default port. The survey's own exercise has none: the configuration has its port. */
  port?: number;
  /** What this server tells every client about its owner, who is shown it at the start. */
  shares?: object;
  limits: ExerciseLimits;
  /** Whether a client stays for more than one answer: the log then says when it came, and when it left. */
  stays: boolean;
  /** Begins a session with one client. */
  begin(): Session;
  /** Answers one datagram, or none. Only an exercise that is also served over UDP has it. */
  answerDatagram?: (message: Uint8Array) => Uint8Array | undefined;
}

/** All in ms. */
export interface ExerciseLimits {
  /** From the connection to its end, whatever comes in between: a client that trickles gains nothing by it. */
  lifetimeMs: number;
  /** After this time without a byte, `Session.onQuiet` decides what happens. */
  quietMs: number;
  /** A client that has not read its answers after this time is disconnected. */
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

/** What a server does next: sends `reply`, where there is one, and then closes the connection or reads on. */
export interface Turn {
  reply?: Uint8Array;
  close: boolean;
}

export const readOn: Turn = { close: false };
