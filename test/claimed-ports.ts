import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    claimedPorts: string;
  }
}

/** For vitest: a folder in which the tests of a run, in all their processes, claim the ports that they use. */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-ports-'));
  provide('claimedPorts', folder);
  return () => rmSync(folder, { recursive: true });
}
