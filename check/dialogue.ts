import { REPLY_DEADLINE_MS } from '../shared/protocol.ts';
import { type Lesson, type LessonName, lessons } from './lessons.ts';
import type { Line } from './line.ts';
import type { Subject } from './subject.ts';
import type { Visit } from './timeline.ts';

/** What came back for each message, in their order; an answer ends when it is right, or after 1.5 seconds. */
export interface Dialogue {
  answers: Buffer[];
  visit?: Visit | undefined;
}

/** The lesson of a subject; the survey is none. */
export function lessonOf({ exercise }: Subject): Lesson {
  const name: LessonName = exercise === 'info' ? 'echo' : exercise;
  return lessons[name];
}

/** Sends messages on one connection, or as datagrams, each after the answer to the one before. */
export async function talk(subject: Subject, messages: readonly string[]): Promise<Dialogue> {
  const lesson = lessonOf(subject);
  const answers: Buffer[] = [];
  if (subject.transport === 'udp') {
    for (const message of messages)
      answers.push((await subject.send(Buffer.from(message))) ?? Buffer.alloc(0));
    return { answers };
  }
  const visited = await subject.visit(async line => {
    if (lesson.greeting) await hearNew(line, 0, lesson.greeting);
    for (const message of messages) {
      const from = line.received().length;
      line.say(message);
      answers.push(await hearNew(line, from, lesson.answer(message)));
    }
  });
  return { answers, visit: 'visit' in visited ? visited.visit : undefined };
}

/** Whether an answer is the one that the lesson asks for. */
export function isRight(answer: Buffer | undefined, lesson: Lesson, message: string): boolean {
  return answer !== undefined && lesson.answer(message).test(answer.toString());
}

/** What comes after the first `from` bytes, until it is what was expected or time is up. */
async function hearNew(line: Line, from: number, expected: RegExp): Promise<Buffer> {
  await line.hear(received => expected.test(received.subarray(from).toString()), REPLY_DEADLINE_MS);
  return line.received().subarray(from);
}
