import type { Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';

/** The first visit, where a connection came of it. */
export async function firstVisit({ first }: Subject): Promise<Visit | undefined> {
  const visited = await first();
  return 'visit' in visited ? visited.visit : undefined;
}
