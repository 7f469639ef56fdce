import { SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { FIRST_MESSAGE, isFirstRight, lessonOf, talk } from '../dialogue.ts';
import { compare, isAnswer } from '../lessons.ts';
import { isGone, isServedByNext } from '../probes.ts';
import { type Dialogue, fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import { endOf, timeOf, type Visit } from '../timeline.ts';

/** The server must answer a message. */
export const messageAnswered: Rule = {
  id: '7.1',
  needs: ['1.3'],
  async test(subject) {
    const dialogue = await subject.firstDialogue();
    if (dialogue.answers.some(answer => answer.length > 0)) return pass();
    if (subject.transport === 'udp') return fail({ code: 'no-datagram' });
    const visit = dialogue.visited.visit;
    const ending = visit?.ending ?? 'reset';
    if (ending !== 'left' && (await isGone(subject))) return fail({ code: 'crashed' }, visit);
    if (ending === 'left' && (await isServedByNext(subject))) return fail({ code: 'every-other' }, visit);
    if (ending === 'left' && (await isAnswered(subject, `${FIRST_MESSAGE}\n`))) {
      // Later clients may all be answered: then it was not the line end.
      const needsIt = !(await isAnswered(subject, FIRST_MESSAGE));
      return fail({ code: needsIt ? 'needed-newline' : 'unsteady' }, visit);
    }
    const afterMs = Math.round(visit ? endOf(visit) : 0);
    return fail({ code: 'no-answer', ending, afterMs }, visit);
  },
};

async function isAnswered(subject: Subject, message: string): Promise<boolean> {
  const { answers } = await talk(subject, [message]);
  return answers.some(answer => answer.length > 0);
}

/** The dialogue must be the lesson's, word for word. */
export const rightAnswer: Rule = {
  id: '7.2',
  needs: ['7.1'],
  async test(subject) {
    const dialogue = await subject.firstDialogue();
    const [answer = Buffer.alloc(0)] = dialogue.answers;
    const finding = compare({ welcome: dialogue.welcome, answer }, lessonOf(subject), FIRST_MESSAGE);
    return finding ? fail(finding, dialogue.visited.visit) : pass();
  },
};

/** More dialogues with a slow server: on a busy machine one answer can be late by accident. */
const MORE_TIMES = 2;

/** The answer to a message must come in time. */
export const answersInTime: Rule = {
  id: '2.4',
  needs: ['7.2'],
  transport: 'tcp',
  async test(subject) {
    let dialogue = await subject.firstDialogue();
    let quickest = tookMs(dialogue);
    for (let time = 0; time < MORE_TIMES && quickest > SLOW_AFTER_MS; time++) {
      dialogue = await talk(subject, [FIRST_MESSAGE]);
      // The next rule says what is wrong with this one; nothing confirms that the server is slow.
      if (!isFirstRight(dialogue, subject)) return pass();
      quickest = Math.min(quickest, tookMs(dialogue));
    }
    const afterMs = Math.round(quickest);
    return quickest > SLOW_AFTER_MS ? fail({ code: 'slow', afterMs }, dialogue.visited.visit) : pass();
  },
};

/** The time in ms from our message to the last byte. */
function tookMs({ visited: { visit } }: Dialogue): number {
  return visit ? (visit.reads.at(-1)?.at ?? 0) - (timeOf(visit, 'sent') ?? 0) : 0;
}

/** The longest first: what a server keeps of an earlier message shows behind a shorter one. */
const messages = ['three', 'two', 'one'] as const;

/** The server must answer several messages on one connection. */
export const severalMessages: Rule = {
  id: '7.3',
  needs: ['2.4', '6.1'],
  transport: 'tcp',
  async test(subject) {
    const lesson = lessonOf(subject);
    const dialogue = await talk(subject, messages);
    const visit = dialogue.visited.visit;
    if (!visit) return fail({ code: 'gone-afterwards' });
    const answers = messages.map((message, index) => ({
      message,
      answer: dialogue.answers[index] ?? Buffer.alloc(0),
    }));
    const wrong = answers.find(({ message, answer }) => !isAnswer(answer, lesson, message));
    if (!wrong) return pass();
    if (wrong.answer.length > 0) {
      const finding = compare({ welcome: dialogue.welcome, answer: wrong.answer }, lesson, wrong.message);
      return finding ? fail(finding, visit) : pass();
    }
    if (wrong !== answers[0]) return fail({ code: 'one-message' }, visit);
    return fail(visit.ending === 'left' ? { code: 'stuck', several: true } : { code: 'unsteady' }, visit);
  },
};

/** Four characters of three bytes in UTF-8, and one of four bytes. */
const CHINESE = '你好世界𠮷';

/** Chinese text must come back byte for byte. */
export const chinese: Rule = {
  id: '7.4',
  needs: ['7.2', '6.1'],
  async test(subject) {
    const dialogue = await talk(subject, [CHINESE]);
    const [answer = Buffer.alloc(0)] = dialogue.answers;
    if (isAnswer(answer, lessonOf(subject), CHINESE)) return pass();
    const visit = dialogue.visited.visit;
    return answer.length > 0 ? fail({ code: 'damaged' }, visit) : explainNothing(subject, visit);
  },
};

async function explainNothing(subject: Subject, visit: Visit | undefined): Promise<Outcome> {
  if (subject.transport === 'udp') return explainNoDatagram(subject);
  if (!visit) return fail({ code: 'gone-afterwards' });
  if (visit.ending !== 'left' && (await isGone(subject)))
    return fail({ code: 'gone-afterwards', after: 'chinese' }, visit);
  const [answer] = (await talk(subject, [FIRST_MESSAGE])).answers;
  if (answer && isAnswer(answer, lessonOf(subject), FIRST_MESSAGE))
    return fail({ code: 'damaged', unanswered: true }, visit);
  return fail(visit.ending === 'left' ? { code: 'stuck', several: true } : { code: 'unsteady' }, visit);
}

/** Another message, in plain letters, shows whether datagrams are lost or the Chinese ones are not answered. */
async function explainNoDatagram({ send }: Subject): Promise<Outcome> {
  const answer = await send(Buffer.from(FIRST_MESSAGE));
  if (answer === 'closed') return fail({ code: 'gone-afterwards', after: 'chinese' });
  return fail(answer ? { code: 'damaged', unanswered: true } : { code: 'lost' });
}
