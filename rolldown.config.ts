import { defineConfig } from 'rolldown';
import { cssAsText } from './css-as-text.ts';

/**
 * One bundle with a chunk for each command, so that `serve` does not pay for what only `crawl` needs; one file that is
 * all a student needs; and one file for the board's page, which the board serves to browsers.
 */
export default defineConfig([
  {
    input: { cli: 'cli.ts', seats: 'demo/seats.ts', 'second-thread': 'crawler/second-thread.ts' },
    platform: 'node',
    plugins: [cssAsText],
    // write-file-atomic is CommonJS, and names its temporary file after its own.
    transform: { define: { __filename: 'import.meta.filename' } },
    output: { dir: 'dist', format: 'esm', minify: true, cleanDir: true },
  },
  {
    input: { student: 'student.ts' },
    platform: 'node',
    output: { dir: 'dist', entryFileNames: '[name].mjs', format: 'esm', minify: true, codeSplitting: false },
  },
  {
    input: { page: 'board/page/main.ts' },
    platform: 'browser',
    tsconfig: 'board/page/tsconfig.json',
    output: { dir: 'dist', format: 'esm', minify: true },
  },
]);
