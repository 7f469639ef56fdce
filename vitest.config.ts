import { defineConfig } from 'vitest/config';
import { cssAsText } from './css-as-text.ts';

export default defineConfig({
  plugins: [cssAsText],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // Deadlines are real here, and CI's machine is shared: what fails twice is broken, what fails once was late.
    retry: process.env.CI ? 1 : 0,
    // CI counts what passed, for each Node that it runs; on a terminal the usual report is enough.
    ...(process.env.CI
      ? { reporters: ['default', ['json', { outputFile: `.ci/results/vitest-${process.version}.json` }]] }
      : {}),
  },
});
