import { LONGEST_ANSWER_MS } from './ask.ts';
import type { Connection } from './connection.ts';
import type { Returned } from './datagram.ts';
import { isAnswer, isWelcome, type Lesson, type LessonName, lessons } from './lessons.ts';
import type { Dialogue, Subject } from './subject.ts';
import type { Visit } from './timeline.ts';

/** An answer counts as finished, right or not, when no byte has come for this long. */
const SETTLED_MS = 1_000;

/** How often a datagram is sent before it counts as unanswered, since one may be lost on the way. */
const DATAGRAM_TRIES = 3;

/** The first message to a lesson's server. */
export const FIRST_MESSAGE = 'hello';

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
  const dialogue: Dialogue = { welcome: Buffer.alloc(0), answers: [], times: [] };
  dialogue.visited = await subject.visit(async connection => {
    if (lesson.welcome !== '')
      dialogue.welcome = await readAnswer(connection, 0, said => isWelcome(said, lesson));
    for (const [index, message] of messages.entries()) {
      if (index > 0) await connection.pause(pauseMs);
      const from = connection.received().length;
      connection.send(message);
      dialogue.answers.push(await readAnswer(connection, from, said => isAnswer(said, lesson, message)));
    }
  });
  if (dialogue.visited.visit) dialogue.times = timesOf(dialogue.visited.visit);
  return dialogue;
}

async function talkByDatagrams(
  { send }: Pick<Subject, 'send'>,
  messages: readonly string[],
): Promise<Dialogue> {
  const dialogue: Dialogue = { welcome: Buffer.alloc(0), answers: [], times: [] };
  for (const message of messages) {
    let answer: Returned;
    for (let time = 0; answer === undefined && time < DATAGRAM_TRIES; time++)
      answer = await send(Buffer.from(message));
    dialogue.answers.push(Buffer.isBuffer(answer) ? answer : Buffer.alloc(0));
  }
  return dialogue;
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

/** For each message, the time in ms until the last byte that came before the next message. */
function timesOf({ timeline }: Visit): number[] {
  const sent = timeline.filter(({ what }) => what === 'sent').map(({ at }) => at);
  return sent.map((at, index) => {
    const next = sent[index + 1] ?? Number.POSITIVE_INFINITY;
    const reads = timeline.filter(
      moment => moment.what === 'received' && moment.at >= at && moment.at < next,
    );
    return (reads.at(-1)?.at ?? at) - at;
  });
}
