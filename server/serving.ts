import type { AccessRule } from '../shared/address.ts';
import type { Exercise } from './exercises/exercise.ts';

/** What it takes to serve an exercise, over TCP and over UDP. */
export interface ServeOptions {
  host: string;
  port: number;
  exercise: Exercise;
  access: AccessRule;
  /** Whether clients on this machine count against the limits per source, too. */
  limitLoopback: boolean;
  onEvent: (event: ServerEvent) => void;
}

export interface RunningServer {
  port: number;
  /** Ends all conversations, and resolves when the last one is over. */
  close(): Promise<void>;
}

/**
 * Why a client that stayed for a while is gone: it left by itself, was said good bye to, said nothing for too long,
 * used up its time, or did not read its answers.
 */
export type Departure = 'left' | 'dismissed' | 'idle' | 'expired' | 'unread';

/** What happened to a client; the command turns it into a line of the log. `bytes` is 0 where the client left first. */
export type ServerEvent =
  | { code: 'arrived'; peer: string }
  | { code: 'answered'; peer: string; heard: Uint8Array; bytes: number; ms: number }
  | { code: 'left'; peer: string; why: Departure; messages: number; bytes: number; ms: number }
  /** A datagram that is left without an answer, for the exercise's own reason. */
  | { code: 'unanswered'; peer: string; heard: Uint8Array }
  | { code: 'forbidden'; peer: string; address: string }
  | { code: 'dropped'; peers: number }
  | { code: 'dropped-datagrams'; datagrams: number }
  | { code: 'trouble'; text: string };

/** Bytes of a message that the log shows. */
export const LOGGED_BYTES = 64;
