import type { ExerciseName } from '../../shared/ids.ts';
import { clock } from './clock.ts';
import { echo } from './echo.ts';
import type { Exercise } from './exercise.ts';
import { greet } from './greet.ts';
import { info, type SharedRecord } from './info.ts';

/** What an exercise needs from outside. */
export interface Supplies {
  record(): Promise<SharedRecord>;
  now(): Date;
}

/** All exercises; CONTRIBUTING.md says what else a new one needs. */
export const exercises = {
  info: async supplies => info(await supplies.record()),
  echo: () => echo,
  greet: () => greet,
  clock: supplies => clock(supplies.now),
} satisfies Record<ExerciseName, (supplies: Supplies) => Exercise | Promise<Exercise>>;
