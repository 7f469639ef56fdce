import { defineConfig, type RolldownOptions } from 'rolldown';
import { cssAsText } from './css-as-text.ts';
import { lessonAsHtml } from './lesson-as-html.ts';
import { licensesBeside, licensesWithin } from './licenses.ts';

const output = { dir: 'dist', format: 'esm', minify: true } as const;

/** write-file-atomic is CommonJS, and makes the name of its temporary file from its own. */
const transform = { define: { __filename: 'import.meta.filename' } };

/**
 * bullmq also knows PostgreSQL and timetables, which make up a third of it. Its ES modules can be shaken: loading one of
 * them does nothing by itself, though its package does not say so. Timetables are all that cron-parser is asked for.
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
    // What students load over the room's network: one file that runs alone, so its licences are inside.
    input: { student: 'student.ts' },
    platform: 'node',
    transform,
    // A student has no class list, and so no workbook of one.
    external: ['read-excel-file/universal'],
    plugins: [licensesWithin()],
    output: { ...output, entryFileNames: '[name].mjs', codeSplitting: false },
  },
  {
    // The board's page, which the board serves to browsers.
    input: { page: 'board/page/main.ts' },
    platform: 'browser',
    tsconfig: 'board/page/tsconfig.json',
    output,
  },
]);
