import type { Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';

/** The first visit; undefined if no connection could be made. */
export async function firstVisit({ first }: Subject): Promise<Visit | undefined> {
  const visited = await first();
  return 'visit' in visited ? visited.visit : undefined;
}
