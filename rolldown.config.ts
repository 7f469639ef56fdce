import { defineConfig, type Plugin } from 'rolldown';
import { cssAsText } from './css-as-text.ts';
import { compileBundle } from './launch/compile.ts';
import { licensesBeside, licensesWithin } from './licenses.ts';

const NOTHING = '\0nothing';

/** Says to Node that the files beside it are CommonJS, in a package whose sources are modules. */
const sayCommonJs: Plugin = {
  name: 'say-commonjs',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
  },
};

/** Commander can start subcommands that are programs of their own. Ours has none, and what it takes loads in 1 ms. */
const withoutSubprograms: Plugin = {
  name: 'without-subprograms',
  resolveId: {
    filter: { id: /^node:child_process$/ },
    handler: (_, importer) => (/[\\/]commander[\\/]/.test(importer ?? '') ? NOTHING : undefined),
  },
  load: id => (id === NOTHING ? 'module.exports = {};' : undefined),
};

/** A schema that a chunk does not use is not made there. */
const treeshake = { manualPureFunctions: ['z'] };

/**
 * What is nearly always loaded together is one file: some twenty small ones took 3 ms to find and to read. Left out is what
 * a run may not need, and what is a program of its own: a file of others that holds it would start it.
 */
const groups = [
  {
    name: 'common',
    test: within(
      /\/node_modules\/(zod|commander|fastest-levenshtein|picocolors)\//,
      /\/terminal\/(?!access|firewall|sink)/,
      /\/shared\/(?!check-problems|finding|messages\/(en|zh))/,
      /\/package\.json$/,
      new RegExp(`^${NOTHING}$`),
    ),
  },
  {
    name: 'crawl',
    test: within(
      /\/crawler\/(?!.*command|.*-schema|completion|diagnosis|fault|judge)[\w-]+\.ts$/,
      /\/crawler\/similarity\//,
      /\/crawler\/answers\/ids\.ts$/,
      /\/crawler\/report\/(?!csv|format|html|json)/,
    ),
  },
];

/** Whether one of the patterns matches a path, which Windows writes with backslashes. */
function within(...patterns: RegExp[]): (path: string) => boolean {
  return path => patterns.some(pattern => pattern.test(path.replaceAll('\\', '/')));
}

/**
 * One bundle with a chunk for each command, so that `serve` does not pay for what only `crawl` needs; one file that is
 * all a student needs; and one file for the board's page, which the board serves to browsers. The bundle is CommonJS:
 * Node 20 loads its 20 files 15 ms sooner than as modules, of the 50 ms that it takes to start itself.
 */
export default defineConfig([
  {
    input: {
      cli: 'launch/cli.ts',
      program: 'cli.ts',
      seats: 'room/seats.ts',
    },
    platform: 'node',
    plugins: [cssAsText, withoutSubprograms, sayCommonJs, licensesBeside('licenses.txt'), compileBundle],
    treeshake,
    output: {
      dir: 'dist',
      format: 'cjs',
      minify: true,
      cleanDir: true,
      dynamicImportInCjs: false,
      codeSplitting: { groups, includeDependenciesRecursively: false },
    },
  },
  {
    input: { student: 'student.ts' },
    platform: 'node',
    plugins: [withoutSubprograms, licensesWithin()],
    treeshake,
    output: { dir: 'dist', entryFileNames: '[name].mjs', format: 'esm', minify: true, codeSplitting: false },
  },
  {
    input: { page: 'board/page/main.ts' },
    platform: 'browser',
    tsconfig: 'board/page/tsconfig.json',
    output: { dir: 'dist', format: 'esm', minify: true },
  },
]);
