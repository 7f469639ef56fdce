import type { ExerciseName } from '../shared/ids.ts';

/** What the server of a lesson says, as far as a check can know it beforehand. */
export interface Lesson {
  /** The last words that it says before it is asked anything. */
  greeting?: RegExp;
  /** What it answers to a message. */
  answer(message: string): RegExp;
  /** The same, as an example for people. */
  example(message: string): string;
}

/** The exercises that are lessons: all but the survey. */
export type LessonName = Exclude<ExerciseName, 'info'>;

/** C's ctime(), in brackets: [Tue Feb 17 10:00:18 2013]. */
const time = String.raw`\[\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\]`;

/** The lessons, each with its answers. */
export const lessons: Record<LessonName, Lesson> = {
  echo: {
    answer: message => new RegExp(`^echo ${message}\\s*$`),
    example: message => `echo ${message}`,
  },
  greet: {
    greeting: /What's your name\?\s*$/,
    answer: message => new RegExp(`Hello ${message}!?\\s*\\n?.*What's your name\\?\\s*$`, 's'),
    example: message => `Server: Hello ${message}!`,
  },
  clock: {
    answer: message => new RegExp(`^${time} ${message}\\s*$`),
    example: message => `[Tue Feb 17 10:00:18 2013] ${message}`,
  },
};

/** What `greet` takes for the end of the conversation. */
export const FAREWELL = 'exit';
