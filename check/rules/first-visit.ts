import type { Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';

/** The first visit, for rules that need 2.1: that one fails if no connection could be made. */
export async function firstVisit({ first }: Subject): Promise<Visit> {
  const visited = await first();
  if (!visited.visit) throw new Error(`no first visit: ${visited.failure}`);
  return visited.visit;
}
