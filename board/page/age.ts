import type { Words } from '../events.ts';
import { fill } from './element.ts';

/** Words an age such as "12 s ago"; in minutes from two minutes on. */
export function sayAge(ageMs: number, words: Words): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1_000));
  return seconds < 120 ? fill(words.seconds, seconds) : fill(words.minutes, Math.floor(seconds / 60));
}
