/**
 * What a server answers: pure, no socket and no clock, so that TCP, UDP and the tests can all run it.
 * A message is what one read returned; TCP may cut and join them anywhere.
 */
export interface Exercise {
  /** Where it listens unless told otherwise; the survey's own has none, the class agrees on it. */
  port?: number;
  /** What it tells everyone of its owner, who is shown it at the start. */
  shares?: object;
  limits: ExerciseLimits;
  /** Whether a client stays for more than one answer: the log then says when it came, and when it left. */
  stays: boolean;
  /** Begins a conversation with one client. */
  begin(): Conversation;
  /** Answers one datagram, or keeps silent. Only an exercise that is served over UDP, too, has it. */
  answerDatagram?: (message: Uint8Array) => Uint8Array | undefined;
}

/** All in ms. */
export interface ExerciseLimits {
  /** From the connection to its end, whatever happens meanwhile: a client that trickles gains nothing by it. */
  lifetimeMs: number;
  /** After so long without a byte, `Conversation.wait` is asked what to say. */
  quietMs: number;
  /** A client that leaves its answers unread for so long is let go. */
  unreadMs: number;
}

export interface Conversation {
  /** Said to a client as soon as it is connected. */
  greeting?: string;
  /** Answers what one read returned. */
  hear(message: Uint8Array): Turn;
  /** Answers a client that has been quiet for `quietMs`. */
  wait(): Turn;
  /** Answers a client that has closed its sending half. */
  end(): Turn;
  /** The last word to a client whose time is up. */
  expire(): Turn;
}

/** What a server does next: says `reply`, where there is one, and then closes or listens on. */
export interface Turn {
  reply?: Uint8Array;
  close: boolean;
}

export const listenOn: Turn = { close: false };
