import { defineConfig, type RolldownOptions } from 'rolldown';
import { cssAsText } from './css-as-text.ts';
import { lessonAsHtml } from './lesson-as-html.ts';
import { licensesBeside, licensesWithin } from './licenses.ts';

const output = { dir: 'dist', format: 'esm', minify: true } as const;

/** write-file-atomic is CommonJS, and uses __filename in the name of its temporary file. */
const transform = { define: { __filename: 'import.meta.filename' } };

/**
 * A third of bullmq is for PostgreSQL and scheduled jobs, which are not used here. Its ES modules have no side effects, so
 * they can be tree-shaken, although its package.json does not say so. It uses cron-parser for scheduled jobs only.
 */
const queueOnly = {
  resolve: { mainFields: ['module', 'main'], alias: { 'cron-parser': false } },
  treeshake: { moduleSideEffects: [{ test: /[\\/]node_modules[\\/]bullmq[\\/]/, sideEffects: false }] },
} as const satisfies RolldownOptions;

export default defineConfig([
  {
    // The command, with a chunk for each subcommand.
    input: { cli: 'cli.ts' },
    platform: 'node',
    transform,
    ...queueOnly,
    plugins: [cssAsText, lessonAsHtml, licensesBeside('licenses.txt')],
    output: { ...output, cleanDir: true },
  },
  {
    // The file that students download in the room: it runs alone, so its licences are inside.
    input: { student: 'student.ts' },
    platform: 'node',
    plugins: [licensesWithin()],
    output: { ...output, entryFileNames: '[name].mjs', codeSplitting: false },
  },
  {
    // The script of the board's page.
    input: { page: 'board/page/main.ts' },
    platform: 'browser',
    tsconfig: 'board/page/tsconfig.json',
    output,
  },
]);
