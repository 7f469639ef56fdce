import type { Conversation } from './conversation.ts';
import { judgeFault } from './fault.ts';
import { judgePlain, type Verdict } from './verdict.ts';

/** Judges what one seat said: pure, and the same for the crawl, the check and saved bytes. */
export function judge(said: Conversation, totalMs: number): Verdict {
  return judgePlain(said, totalMs) ?? judgeFault(said, totalMs);
}
