import type { Messages } from '../../messages/messages.ts';
import { clock } from './clock.ts';
import { echo } from './echo.ts';
import type { Exercise } from './exercise.ts';
import { greet } from './greet.ts';
import { info, type SharedRecord } from './info.ts';

export type ExerciseName = keyof Messages['exercises'];

/** What an exercise cannot know by itself, and asks for where it needs it. */
export interface Supplies {
  record(): Promise<SharedRecord>;
  now(): Date;
}

/** All exercises. A new one is a file, a line here, and a line that says what it does in each language's messages. */
export const exercises = {
  info: async supplies => info(await supplies.record()),
  echo: () => echo,
  greet: () => greet,
  clock: supplies => clock(supplies.now),
} satisfies Record<ExerciseName, (supplies: Supplies) => Exercise | Promise<Exercise>>;

export const exerciseNames = Object.keys(exercises).filter(isExerciseName);

export function isExerciseName(name: string): name is ExerciseName {
  return Object.hasOwn(exercises, name);
}
