import { expect, it } from 'vitest';
import { loadMessages } from '../../../messages/load.ts';
import { reportChanges } from '../../../reports/changes/text.ts';
import { findChanges, toSnapshotSeat } from '../../../survey/changes.ts';
import { answered, surveyOf } from '../../crawler/examples.ts';
import { plainColours } from '../../crawler/plain.ts';

/** So many students alike are all tied. */
function see(students: number) {
  const hosts = Array.from({ length: students }, (_, at) =>
    answered(at + 1, { id: `s${at}`, height: 170, weight: 60 }),
  );
  return { seats: hosts.map(toSnapshotSeat), mostSimilar: surveyOf(hosts).similarity.mostSimilar };
}

it.each([
  ['en', 'now: s0 and s1, s0 and s2, s0 and s3, and 3 more.'],
  ['zh-CN', '这次：s0 与 s1、s0 与 s2、s0 与 s3，另有 3 对。'],
  ['zh-TW', '這次：s0 和 s1、s0 和 s2、s0 和 s3，另有 3 對。'],
] as const)('in %s three tied pairs are named, and the others counted', async (language, words) => {
  const context = { messages: await loadMessages(language), colours: plainColours, width: 200 };
  const lines = reportChanges(findChanges(see(2), see(4)), context);
  expect(lines.at(-1)).toContain(words);
});
