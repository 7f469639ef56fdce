import { defineConfig } from 'rolldown';

/** One bundle with a chunk for each command, so that `serve` does not pay for what only `crawl` needs. */
export default defineConfig({
  input: { cli: 'cli.ts', seats: 'demo/seats.ts' },
  platform: 'node',
  output: { dir: 'dist', format: 'esm', minify: true, cleanDir: true },
});
