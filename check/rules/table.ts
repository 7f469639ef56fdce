import type { ExerciseName } from '../../shared/ids.ts';
import type { Rule } from '../subject.ts';
import { abruptClient } from './abrupt-client.ts';
import { address } from './address.ts';
import { answers } from './answers.ts';
import { chinese } from './chinese.ts';
import { clockGoesOn } from './clock-goes-on.ts';
import { complete } from './complete.ts';
import { crowd } from './crowd.ts';
import { endsWell } from './ends-well.ts';
import { everyDatagram } from './every-datagram.ts';
import { farewell } from './farewell.ts';
import { inTime } from './in-time.ts';
import { answersInTime } from './lesson-in-time.ts';
import { acceptsLineEnds } from './line-ends.ts';
import { messageAnswered } from './message-answered.ts';
import { noLineEnd } from './no-line-end.ts';
import { ruleOfTheReply as reply } from './of-the-reply.ts';
import { onRoster } from './on-roster.ts';
import { ownId } from './own-id.ts';
import { plausible } from './plausible.ts';
import { port } from './port.ts';
import { rightAnswer } from './right-answer.ts';
import { secondClient } from './second-client.ts';
import { service } from './service.ts';
import { severalMessages } from './several-messages.ts';
import { silentClient } from './silent-client.ts';
import { splitRequest } from './split-request.ts';
import { twoAtOnce } from './two-at-once.ts';
import { unknownRequest } from './unknown-request.ts';
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
  reply('3.1'),
  reply('3.2'),
  reply('3.3'),
  reply('3.4'),
  reply('4.1'),
  reply('4.2'),
  reply('4.3'),
  reply('4.4'),
  plausible,
  reply('5.1'),
  ownId,
  onRoster,
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
  answersInTime,
  { ...secondClient, needs: ['7.2'] },
  severalMessages,
  everyDatagram,
  chinese,
];

/** The rules of each exercise in the order they are tested. A new rule is a file, a line here, and a title per language. */
export const ladders: Record<ExerciseName, readonly Rule[]> = {
  info: survey,
  echo: [...lesson, twoAtOnce],
  greet: [...lesson, farewell, twoAtOnce],
  clock: [...lesson, clockGoesOn, twoAtOnce],
};

/** All rules of all exercises, each once. */
export const allRules: readonly Rule[] = [...new Set(Object.values(ladders).flat())];
