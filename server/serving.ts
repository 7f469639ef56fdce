import type { AccessRule } from '../shared/access.ts';
import type { Exercise } from './exercises/exercise.ts';

/** What a server needs to know, over TCP and over UDP. */
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
  /** As asked for; where that was a name for all addresses (an empty one, or 0), the address that the system chose. */
  host: string;
  port: number;
  /** Ends all connections, and resolves when the last one is closed. */
  close(): Promise<void>;
}

/** How the connection of a client ended: the client closed it, the exercise ended it, or a deadline did. */
export type Departure = 'left' | 'dismissed' | 'idle' | 'expired' | 'unread';

/** What happened to a client: one line of the log. `bytes` is 0 where the client left before the answer. */
export type ServerEvent =
  | { code: 'arrived'; peer: string }
  | { code: 'answered'; peer: string; heard: Uint8Array; bytes: number; ms: number }
  | { code: 'left'; peer: string; why: Departure; messages: number; bytes: number; ms: number }
  /** A datagram that is left without an answer, for the exercise's own reason. */
  | { code: 'unanswered'; peer: string; heard: Uint8Array }
  | { code: 'forbidden'; peer: string; address: string }
  | { code: 'dropped'; peers: number }
  | { code: 'dropped-datagrams'; datagrams: number }
  /** A sender that answers every answer; it gets none for a while. */
  | { code: 'loop'; peer: string }
  | { code: 'trouble'; text: string };

/** Bytes of a message that the log shows. */
export const LOGGED_BYTES = 64;
