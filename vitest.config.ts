import { defineConfig } from 'vitest/config';
import { cssAsText } from './css-as-text.ts';

export default defineConfig({
  plugins: [cssAsText],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // CI counts what passed; on a terminal the usual report is enough.
    ...(process.env.CI
      ? { reporters: ['default', ['json', { outputFile: '.ci/results/vitest.json' }]] }
      : {}),
  },
});
