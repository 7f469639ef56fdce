import type { ExerciseName } from '../../shared/ids.ts';
import type { Rule } from '../subject.ts';
import { answers, noLineEnd, waitsForRequest } from './answering.ts';
import { complete, endsWell, inTime } from './arriving.ts';
import { crowd } from './crowd.ts';
import { answersInTime, chinese, messageAnswered, rightAnswer, severalMessages } from './lesson-answers.ts';
import { clockGoesOn, everyDatagram, farewell, twoAtOnce } from './lesson-clients.ts';
import { ruleOfTheReply as reply } from './of-the-reply.ts';
import { address, port, service } from './reached.ts';
import { secondClient } from './second-client.ts';
import { onRoster, ownId, plausible } from './student.ts';
import { abruptClient, acceptsLineEnds, silentClient, splitRequest, unknownRequest } from './surviving.ts';

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

/** The rules of each exercise in the order they are tested. A new rule is a line here, and a title per language. */
export const ladders: Record<ExerciseName, readonly Rule[]> = {
  info: survey,
  echo: [...lesson, twoAtOnce],
  greet: [...lesson, farewell, twoAtOnce],
  clock: [...lesson, clockGoesOn, twoAtOnce],
};

/** All rules of all exercises, each once. */
export const allRules: readonly Rule[] = [...new Set(Object.values(ladders).flat())];
