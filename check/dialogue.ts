import { LONGEST_ANSWER_MS } from './ask.ts';
import type { Connection } from './connection.ts';
import { isAnswer, isWelcome, type Lesson, type LessonName, lessons } from './lessons.ts';
import type { Dialogue, Subject } from './subject.ts';
import type { Visit } from './timeline.ts';

/** After this time without a byte an answer has ended, right or not. */
const SETTLED_MS = 1_000;

/** A datagram may be lost on its way: it is sent again this often. */
const DATAGRAM_TRIES = 3;

/** What is sent first to a server of the lessons. */
export const FIRST_MESSAGE = 'hello';

/** The lesson of a subject; the survey is none. */
export function lessonOf({ exercise }: Pick<Subject, 'exercise'>): Lesson {
  const name: LessonName = exercise === 'info' ? 'echo' : exercise;
  return lessons[name];
}

/** Sends messages on one connection, or as datagrams, each after the answer to the one before. */
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
  if ('visit' in dialogue.visited) dialogue.times = timesOf(dialogue.visited.visit);
  return dialogue;
}

/** What the connection of a dialogue brought; undefined where none stood, and over UDP. */
export function visitOf({ visited }: Dialogue): Visit | undefined {
  return visited && 'visit' in visited ? visited.visit : undefined;
}

async function talkByDatagrams(
  { send }: Pick<Subject, 'send'>,
  messages: readonly string[],
): Promise<Dialogue> {
  const dialogue: Dialogue = { welcome: Buffer.alloc(0), answers: [], times: [] };
  for (const message of messages) {
    let answer: Buffer | undefined;
    for (let time = 0; answer === undefined && time < DATAGRAM_TRIES; time++)
      answer = await send(Buffer.from(message));
    dialogue.answers.push(answer ?? Buffer.alloc(0));
  }
  return dialogue;
}

/** What comes after the first `from` bytes, until it is right, has come to rest, or time is up. */
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

/** From each message to the last byte before the next one. */
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
