import type { ExerciseName } from '../shared/ids.ts';
import type { Finding } from './subject.ts';

/** The exercises that are lessons: all except the survey. */
export type LessonName = Exclude<ExerciseName, 'info'>;

/** What a lesson's server should say, as far as a check can know in advance. */
export interface Lesson {
  /** What it says as soon as a client connects. */
  welcome: string;
  /** What follows the welcome and each answer. */
  question: string;
  /** Its answer to a message, without the question. */
  answer(message: string): string;
  /** Set if the answer varies, like the time of a clock: the form that any right answer has. */
  pattern?(message: string): RegExp;
}

const plain = { welcome: '', question: '' };

/** C's ctime() format in brackets: [Tue Feb 17 10:00:18 2013]. */
const time = String.raw`\[\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\]`;

/** The lessons, each with its dialogue. */
export const lessons: Record<LessonName, Lesson> = {
  echo: { ...plain, answer: message => `echo ${message}` },
  greet: {
    welcome: 'Server: Welcome!',
    question: "Server: What's your name?",
    answer: name => `Server: Hello ${name}!`,
  },
  clock: {
    ...plain,
    answer: message => `[Tue Feb 17 10:00:18 2013] ${message}`,
    pattern: message => new RegExp(`^${time} ${message}$`),
  },
};

/** The message that ends a conversation with `greet`. */
export const FAREWELL = 'exit';

/** The time in a clock's answer. */
export function timeIn(answer: string): string | undefined {
  return new RegExp(time).exec(answer)?.[0];
}

/** Whether the server has sent its complete welcome. */
export function isWelcome(said: Buffer, { welcome, question }: Lesson): boolean {
  return linesOf(said.toString()) === [welcome, question].filter(line => line !== '').join('\n');
}

/** Whether an answer is the lesson's, followed by its question. */
export function isAnswer(said: Buffer, lesson: Lesson, message: string): boolean {
  const text = linesOf(said.toString());
  if (lesson.pattern) return lesson.pattern(message).test(text);
  return text === answerTo(message, lesson);
}

/** Compares the beginning of a dialogue with the lesson: reports what is missing, or where it differs; undefined if equal. */
export function compare(
  heard: { welcome: Buffer; answer: Buffer },
  lesson: Lesson,
  message: string,
): Finding | undefined {
  if (isWelcome(heard.welcome, lesson) && isAnswer(heard.answer, lesson, message)) return undefined;
  const { welcome, question } = lesson;
  const [first, answer] = [linesOf(heard.welcome.toString()), linesOf(heard.answer.toString())];
  if (welcome !== '' && !first.includes(welcome.replace('Server: ', '')))
    return { code: 'no-greeting', wanted: welcome };
  if (question !== '' && !(first.includes('?') && answer.includes('?')))
    return { code: 'no-question', wanted: question };
  const isLate = isWelcome(heard.welcome, lesson);
  const wanted = isLate ? answerTo(message, lesson) : [welcome, question].join('\n');
  return explainDifference(wanted, isLate ? answer : first, lesson.pattern === undefined);
}

/** How much of a wrong answer is quoted. */
const QUOTED_CHARACTERS = 80;

function explainDifference(wanted: string, got: string, isExact: boolean): Finding {
  const quoted = (text: string) => showSpaces(text.slice(0, QUOTED_CHARACTERS), wanted, got);
  const finding = { code: 'other-answer', wanted: quoted(wanted), got: quoted(got) } as const;
  if (!isExact) return finding;
  const [should, is] = [[...wanted], [...got]];
  const at = should.findIndex((character, index) => character !== is[index]);
  const index = at < 0 ? should.length : at;
  return { ...finding, at: index + 1, ...codePoint('is', is[index]), ...codePoint('should', should[index]) };
}

/** Makes spaces visible if the two texts differ only in spaces. */
function showSpaces(text: string, wanted: string, got: string): string {
  const squeeze = (any: string) => any.replace(/\s+/g, '');
  return squeeze(wanted) === squeeze(got) ? text.replaceAll(' ', '␣') : text;
}

function codePoint(name: 'is' | 'should', character: string | undefined): Record<string, string> {
  const point = character?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return point === undefined ? {} : { [name]: `U+${point}` };
}

function answerTo(message: string, { answer, question }: Lesson): string {
  return [answer(message), question].filter(line => line !== '').join('\n');
}

/** The text with Unix line ends, and without the final ones, which every lesson leaves open. */
function linesOf(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\n+$/, '');
}
