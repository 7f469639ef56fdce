import { defineConfig } from 'rolldown';
import { cssAsText } from './css-as-text.ts';
import { lessonAsHtml } from './lesson-as-html.ts';
import { licensesBeside, licensesWithin } from './licenses.ts';

const output = { dir: 'dist', format: 'esm', minify: true } as const;

/** write-file-atomic is CommonJS, and makes the name of its temporary file from its own. */
const transform = { define: { __filename: 'import.meta.filename' } };

export default defineConfig([
  {
    // The command, with a chunk for each subcommand.
    input: { cli: 'cli.ts' },
    platform: 'node',
    transform,
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
