import type { ExerciseName } from '../shared/ids.ts';
import { sendDatagram } from './datagram.ts';
import { askPatiently } from './reply.ts';
import type { Subject } from './subject.ts';
import { lookAround, type Surroundings } from './surroundings.ts';
import { type Address, type Visited, visit } from './visit.ts';

/** Where a server that nobody else can reach may still be open. */
const LOOPBACK = '127.0.0.1';

/** A server to check, about which nothing is known yet. */
export function makeSubject(
  at: Address,
  as: { exercise: ExerciseName; transport: 'tcp' | 'udp' },
  { signal, surroundings = lookAround() }: { signal: AbortSignal; surroundings?: Surroundings },
): Subject {
  let first: Promise<Visited> | undefined;
  return {
    at,
    ...as,
    first() {
      first ??= visit(at, askPatiently, signal);
      return first;
    },
    visit: script => visit(at, script, signal),
    send: message => sendDatagram(at, message, signal),
    isOwn: () => surroundings.isOwn(at.host),
    isPresent: () => surroundings.isPresent(at.host),
    async isOpenAtLoopback() {
      const visited = await visit({ ...at, host: LOOPBACK }, async () => {}, signal);
      return 'visit' in visited;
    },
  };
}
