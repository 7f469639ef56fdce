import { compareEveryPair } from './every-pair.ts';
import type { Finder } from './finder.ts';
import type { Measure } from './metrics.ts';
import { searchTree } from './search/search.ts';
import type { Students } from './students.ts';

/** Up to this many students, comparing all pairs is as fast as the tree; this covers every class. */
const FEW = 256;

/** Returns the finder for the most similar students, with the measure that `prepare` made for them. */
export function arrange(students: Students, measure: Measure): Finder {
  return students.height.length <= FEW ? compareEveryPair(students, measure) : searchTree(students, measure);
}
