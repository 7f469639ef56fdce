import type { Words } from '../events.ts';
import { fill } from './element.ts';

/** "12 s ago"; from two minutes on, minutes are enough. */
export function sayAge(ageMs: number, words: Words): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1_000));
  return seconds < 120 ? fill(words.seconds, seconds) : fill(words.minutes, Math.floor(seconds / 60));
}
