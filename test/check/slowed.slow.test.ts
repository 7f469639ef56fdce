import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lacksCompiler } from '../fixtures/programs.ts';
import { lacks } from '../tools/lacks.ts';
import { findingsOf } from './every-server.ts';

const right = readdirSync('test/fixtures/right').map(file => file.replace(/\.py$/, ''));

/** Servers that serve one client after the other: forty at once need longer than any client waits. */
const oneByOne: ReadonlySet<string> = new Set(['one_after_the_other', 'short', 'right.c']);

function slowed(name: string, seconds: number) {
  return { server: [`../right/${name}`, String(seconds)], as: 'info', transport: 'tcp' } as const;
}

describe.each([0.3, 0.6, 1, 1.4])(
  'a right server that takes %s s',
  { timeout: 120_000, concurrent: true },
  seconds => {
    for (const name of right) {
      it.skipIf(lacks('python3') || lacksCompiler(name))(
        `passes every rule of check and crawl: ${name}`,
        async () => {
          expect(await findingsOf(slowed(name, seconds), 'check')).toEqual([]);
          expect(await findingsOf(slowed(name, seconds), 'crawl')).toEqual([]);
        },
      );
    }

    for (const name of right.filter(known => !oneByOne.has(known))) {
      it.skipIf(lacks('python3') || lacksCompiler(name))(`passes check --strict, too: ${name}`, async () => {
        expect(await findingsOf(slowed(name, seconds), 'strict')).toEqual([]);
      });
    }
  },
);

describe('a right server that takes 2 s', { timeout: 120_000, concurrent: true }, () => {
  for (const name of right) {
    it.skipIf(lacks('python3') || lacksCompiler(name))(`is slow, and nothing else: ${name}`, async () => {
      expect(await findingsOf(slowed(name, 2), 'check')).toEqual(['slow']);
      expect(await findingsOf(slowed(name, 2), 'crawl')).toEqual([]);
    });
  }
});

// Longer than a check waits before it sends a line end, and before it closes its sending half.
describe.each([5.2, 5.8])(
  'a right server that takes %s s',
  { timeout: 120_000, concurrent: true },
  seconds => {
    for (const name of ['threads', 'one_after_the_other']) {
      it.skipIf(lacks('python3'))(`is slow, and neither needs a line end nor our end: ${name}`, async () => {
        expect(await findingsOf(slowed(name, seconds), 'check')).toEqual(['slow']);
      });
    }
  },
);
