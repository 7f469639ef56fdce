/**
 * What a server answers: pure, no socket and no clock, so that TCP, UDP and the tests can all run it.
 * A message is what one read returned; TCP may cut and join them anywhere.
 */
export interface Exercise {
  /** Where it listens unless told otherwise. */
  port: number;
  limits: ExerciseLimits;
  /** Begins a conversation with one client. */
  begin(): Conversation;
}

/** All in ms; each is absolute, so that a client that trickles gains nothing by it. */
export interface ExerciseLimits {
  /** From the connection to its end. */
  lifetimeMs: number;
  /** After so long without a byte, `Conversation.wait` is asked what to say. */
  quietMs: number;
}

export interface Conversation {
  /** Said to a client as soon as it is connected. */
  greeting?: string;
  /** Answers a message. */
  hear(message: Uint8Array): Turn;
  /** Answers a client that has been quiet for `quietMs`, or that has closed its sending half. */
  wait(): Turn;
  /** The last word to a client whose time is up. */
  expire(): Turn;
}

/** What a server does next: says `reply`, where there is one, and then closes or listens on. */
export interface Turn {
  reply?: Uint8Array;
  close: boolean;
}

export const listenOn: Turn = { close: false };
