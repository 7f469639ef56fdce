import type { ExerciseName } from '../../shared/ids.ts';
import type { Rule, RuleId } from '../subject.ts';
import { abruptClient } from './abrupt-client.ts';
import { address } from './address.ts';
import { answers } from './answers.ts';
import { chinese } from './chinese.ts';
import { complete } from './complete.ts';
import { crowd } from './crowd.ts';
import { endsWell } from './ends-well.ts';
import { farewell } from './farewell.ts';
import { idAsText } from './id-as-text.ts';
import { inTime } from './in-time.ts';
import { keys } from './keys.ts';
import { acceptsLineEnds } from './line-ends.ts';
import { messageAnswered } from './message-answered.ts';
import { noBom } from './no-bom.ts';
import { noLineEnd } from './no-line-end.ts';
import { noNul } from './no-nul.ts';
import { nothingAfter } from './nothing-after.ts';
import { oneObject } from './one-object.ts';
import { ownId } from './own-id.ts';
import { parses } from './parses.ts';
import { plausible } from './plausible.ts';
import { port } from './port.ts';
import { rightAnswer } from './right-answer.ts';
import { secondClient } from './second-client.ts';
import { service } from './service.ts';
import { severalMessages } from './several-messages.ts';
import { silentClient } from './silent-client.ts';
import { splitRequest } from './split-request.ts';
import { twoAtOnce } from './two-at-once.ts';
import { types } from './types.ts';
import { unknownRequest } from './unknown-request.ts';
import { utf8 } from './utf8.ts';
import { waitsForRequest } from './waits-for-request.ts';

const survey: readonly Rule[] = [
  address,
  port,
  service,
  answers,
  waitsForRequest,
  noLineEnd,
  inTime,
  complete,
  endsWell,
  utf8,
  noBom,
  noNul,
  nothingAfter,
  parses,
  oneObject,
  keys,
  types,
  plausible,
  idAsText,
  ownId,
  secondClient,
  silentClient,
  abruptClient,
  splitRequest,
  acceptsLineEnds,
  unknownRequest,
  crowd,
];

const lesson: readonly Rule[] = [
  address,
  port,
  service,
  messageAnswered,
  rightAnswer,
  severalMessages,
  chinese,
  twoAtOnce,
];

/** The ladder of each exercise, from the bottom. A new rule is a file, a line here, and its title in each language. */
export const ladders: Record<ExerciseName, readonly Rule[]> = {
  info: survey,
  echo: lesson,
  greet: [...lesson, farewell],
  clock: lesson,
};

/** The port of each exercise; the survey's is the configuration's. */
export const ports: Record<ExerciseName, number | undefined> = {
  info: undefined,
  echo: 7_000,
  greet: 6_000,
  clock: 8_080,
};

/** Every rule there is. */
export const allRules: readonly Rule[] = [...new Set(Object.values(ladders).flat())];

/** Whether a text is the id of a rule. */
export function isRuleId(id: string): id is RuleId {
  return allRules.some(rule => rule.id === id);
}
