// count.mjs PASSED FAILED FOLDER: adds what the runs of vitest left in the folder, names each test that did not pass, and prints the sum.
// It ends with 1 where anything failed. A test that was skipped has failed.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const [passedSteps, failedSteps, folder] = process.argv.slice(2);
let passed = Number(passedSteps);
let failed = Number(failedSteps);

for (const name of readdirSync(folder)) {
  for (const file of JSON.parse(readFileSync(join(folder, name), 'utf8')).testResults) {
    const path = relative('.', file.name);
    // A file that cannot be loaded, or whose hooks fail, may have no test that says so.
    if (file.status === 'failed' && file.message) {
      failed++;
      process.stdout.write(`failed in ${name}: ${path}: ${firstLine(file.message)}\n`);
    }
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') {
        passed++;
        continue;
      }
      failed++;
      process.stdout.write(
        `${status} in ${name}: ${path}: ${fullName}: ${firstLine(failureMessages?.[0])}\n`,
      );
    }
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function firstLine(text = '') {
  return text.split('\n', 1)[0];
}
