import type { AccessRule } from '../shared/access.ts';
import type { Exercise } from './exercises/exercise.ts';

/** The options of a server, over TCP or UDP. */
export interface ServeOptions {
  host: string;
  port: number;
  exercise: Exercise;
  access: AccessRule;
  /** Whether the limits per source also apply to clients on this machine. */
  limitLoopback: boolean;
  onEvent: (event: ServerEvent) => void;
}

/** A server that listens. */
export interface RunningServer {
  /** The host as requested, or if that means all addresses (such as an empty one), the address the system chose. */
  host: string;
  port: number;
  /** Ends all connections; resolves when the last one is closed. */
  close(): Promise<void>;
}

/** How a connection ended: the client closed it, the exercise ended it, or a deadline passed. */
export type Departure = 'left' | 'dismissed' | 'idle' | 'expired' | 'unread';

/** What happened to a client: one line of the log. `bytes` is 0 if the client left before the answer. */
export type ServerEvent =
  | { code: 'arrived'; peer: string }
  | { code: 'answered'; peer: string; heard: Uint8Array; bytes: number; ms: number }
  | { code: 'left'; peer: string; why: Departure; messages: number; bytes: number; ms: number }
  /** A datagram that the exercise chose not to answer. */
  | { code: 'unanswered'; peer: string; heard: Uint8Array }
  | { code: 'forbidden'; peer: string; address: string }
  | { code: 'dropped'; peers: number }
  | { code: 'dropped-datagrams'; datagrams: number }
  /** A sender that answers every answer, and therefore gets none for a while. */
  | { code: 'loop'; peer: string }
  | { code: 'trouble'; text: string };

/** How many bytes of a message the log shows. */
export const LOGGED_BYTES = 64;
