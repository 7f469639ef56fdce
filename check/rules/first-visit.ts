import type { Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';
import { visitOf } from '../visit.ts';

/** The first visit; undefined if no connection could be made. */
export async function firstVisit({ first }: Subject): Promise<Visit | undefined> {
  return visitOf(await first());
}
