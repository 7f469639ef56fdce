import { REQUEST } from '../shared/protocol.ts';
import { LONGEST_ANSWER_MS } from './ask.ts';
import type { Connection } from './connection.ts';
import type { Returned } from './datagram.ts';
import { isAnswer, isWelcome, type Lesson, type LessonName, lessons } from './lessons.ts';
import type { Dialogue, Subject } from './subject.ts';

/** An answer counts as finished, right or not, when no byte has come for this long. */
const SETTLED_MS = 1_000;

/** How often a datagram is sent before it counts as unanswered, since one may be lost on the way. */
const DATAGRAM_TRIES = 3;

/** The first message to a lesson's server. */
export const FIRST_MESSAGE = 'hello';

/** What a client of the exercise says first. */
export function openingOf({ exercise }: Pick<Subject, 'exercise'>): string {
  return exercise === 'info' ? REQUEST : FIRST_MESSAGE;
}

/** Whether a lesson's server answered the first message as the lesson has it. */
export function isFirstRight({ answers }: Dialogue, subject: Subject): boolean {
  return answers[0] !== undefined && isAnswer(answers[0], lessonOf(subject), FIRST_MESSAGE);
}

/** The lesson that a subject belongs to. Not meant for the survey, which has none. */
export function lessonOf({ exercise }: Pick<Subject, 'exercise'>): Lesson {
  const name: LessonName = exercise === 'info' ? 'echo' : exercise;
  return lessons[name];
}

/** Sends messages over one connection or as datagrams, each after the answer to the previous one. */
export async function talk(
  subject: Pick<Subject, 'exercise' | 'transport' | 'visit' | 'send'>,
  messages: readonly string[],
  { pauseMs = 0 } = {},
): Promise<Dialogue> {
  if (subject.transport === 'udp') return talkByDatagrams(subject, messages);
  const lesson = lessonOf(subject);
  let welcome: Buffer = Buffer.alloc(0);
  const answers: Buffer[] = [];
  const visited = await subject.visit(async connection => {
    if (lesson.welcome !== '') welcome = await readAnswer(connection, 0, said => isWelcome(said, lesson));
    for (const [index, message] of messages.entries()) {
      if (index > 0) await connection.pause(pauseMs);
      const from = connection.received().length;
      connection.send(message);
      answers.push(await readAnswer(connection, from, said => isAnswer(said, lesson, message)));
    }
  });
  return { welcome, answers, visited };
}

async function talkByDatagrams(
  { send }: Pick<Subject, 'send'>,
  messages: readonly string[],
): Promise<Dialogue> {
  const answers: Buffer[] = [];
  for (const message of messages) {
    let answer: Returned;
    for (let time = 0; answer === undefined && time < DATAGRAM_TRIES; time++)
      answer = await send(Buffer.from(message));
    answers.push(Buffer.isBuffer(answer) ? answer : Buffer.alloc(0));
  }
  return { welcome: Buffer.alloc(0), answers, visited: { failure: 'no-connection' } };
}

/** Reads what comes after the first `from` bytes until it is the right answer, no more comes, or time is up. */
async function readAnswer(
  connection: Connection,
  from: number,
  isRight: (said: Buffer) => boolean,
): Promise<Buffer> {
  const isDone = (received: Buffer) => isRight(received.subarray(from));
  let length = from;
  let ms = LONGEST_ANSWER_MS;
  while (await connection.waitFor(received => isDone(received) || received.length > length, ms)) {
    if (isDone(connection.received())) break;
    length = connection.received().length;
    ms = SETTLED_MS;
  }
  return connection.received().subarray(from);
}
