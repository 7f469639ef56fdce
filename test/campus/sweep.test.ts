import { beforeEach, describe } from 'vitest';
import { openMemory } from './memory-queue.ts';
import { suite } from './sweep-suite.ts';

describe('a sweep over a queue in memory', () => {
  let memory = openMemory();
  beforeEach(() => {
    memory = openMemory();
  });
  suite(() => ({
    ...memory,
    survey: async survey => memory.survey(survey),
    startWorker: async (lab, ask) => memory.startWorker(lab, ask),
  }));
});
