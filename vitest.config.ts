import { configDefaults, defineConfig } from 'vitest/config';
import { cssAsText } from './css-as-text.ts';
import { lessonAsHtml } from './lesson-as-html.ts';

const SLOW = 'test/**/*.slow.test.ts';

/** Looks for the tools that the tests of a project need, and makes a place where they claim ports. */
const globalSetup = ['test/tools/find.ts', 'test/claimed-ports.ts'];

export default defineConfig({
  plugins: [cssAsText, lessonAsHtml],
  test: {
    // Long enough for a busy machine; only a failing test takes this long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      // For every change: quick tests that also pass on a busy machine.
      {
        extends: true,
        test: {
          name: 'fast',
          globalSetup,
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, SLOW],
          // Tests mostly wait for programs they started, so use all cores instead of one less.
          maxWorkers: '100%',
        },
      },
      // Tests that take long or need real time, one file at a time: `npm run test:slow`.
      {
        extends: true,
        test: { name: 'slow', globalSetup, include: [SLOW], fileParallelism: false, testTimeout: 120_000 },
      },
    ],
  },
});
