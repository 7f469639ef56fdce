import { configDefaults, defineConfig } from 'vitest/config';
import { cssAsText } from './css-as-text.ts';
import { lessonAsHtml } from './lesson-as-html.ts';

const SLOW = 'test/**/*.slow.test.ts';

/** Each project looks for the tools of its tests. */
const globalSetup = 'test/tools/find.ts';

export default defineConfig({
  plugins: [cssAsText, lessonAsHtml],
  test: {
    // Long enough for a busy machine: no test waits for it but one that fails.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // What a change is tested with: passes on a busy machine, too.
      {
        extends: true,
        test: {
          name: 'fast',
          globalSetup,
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, SLOW],
          // A test mostly waits for a program that it started: all cores, not one less.
          maxWorkers: '100%',
        },
      },
      // What takes long or needs real time, each file alone on the machine: `npm run test:slow`.
      {
        extends: true,
        test: { name: 'slow', globalSetup, include: [SLOW], fileParallelism: false, testTimeout: 120_000 },
      },
    ],
  },
});
