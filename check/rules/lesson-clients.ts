import { LONGEST_ANSWER_MS } from '../ask.ts';
import { FIRST_MESSAGE, lessonOf, talk } from '../dialogue.ts';
import { FAREWELL, isWelcome, timeIn } from '../lessons.ts';
import { isGone } from '../probes.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import { isHeard, type Visit } from '../timeline.ts';

/** Clients after the farewell: one alone may be refused or late by accident. */
const CLIENTS_AFTER = 2;

/** After `exit` the server must say good bye, close the connection, and serve others. */
export const farewell: Rule = {
  id: '7.5',
  needs: ['2.4', '6.1'],
  async test(subject) {
    const lesson = lessonOf(subject);
    const visited = await subject.visit(async connection => {
      await connection.waitFor(received => isWelcome(received, lesson), LONGEST_ANSWER_MS);
      connection.send(FAREWELL);
      await connection.pause(LONGEST_ANSWER_MS);
    });
    if (!visited.visit) return fail({ code: 'gone-afterwards' });
    const said = visited.visit;
    const isOver = said.ending !== 'left';
    const isSaid = /good ?bye/i.test(said.received.toString());
    if (isOver && isSaid) return goesOn(subject, said);
    const lacks = isOver ? 'words' : isSaid ? 'end' : undefined;
    return fail({ code: 'no-goodbye', ...(lacks && { lacks }) }, said);
  },
};

/** Whether others are served afterwards. A connection proves nothing: the system still makes it for a program that is ending. */
async function goesOn(subject: Subject, said: Visit): Promise<Outcome> {
  let last: Visit | undefined;
  for (let time = 0; time < CLIENTS_AFTER; time++) {
    const dialogue = await talk(subject, [FIRST_MESSAGE]);
    if (dialogue.answers.some(answer => answer.length > 0)) return pass();
    last = dialogue.visited.visit;
  }
  if (!last || (await isGone(subject))) return fail({ code: 'gone-afterwards', after: 'exit' }, said);
  return fail({ code: 'stuck', several: true, after: 'exit' }, last);
}

/** A server that answers nobody any more is told from a busy one by this many further clients. */
const TIMES_ALONE = 2;

/** While one client is connected and says nothing, the server must serve another one. */
export const twoAtOnce: Rule = {
  id: '7.6',
  needs: ['2.4', '6.1'],
  strict: true,
  transport: 'tcp',
  async test(subject) {
    let beside: Visit | undefined;
    const silent = await subject.visit(async () => {
      beside = (await talk(subject, [FIRST_MESSAGE])).visited.visit;
    });
    if (!silent.visit) return fail({ code: 'gone-afterwards' });
    // Any byte shows that the server is not waiting for the other client; what it said is for other rules.
    if (isHeard(beside)) return pass();
    let alone: Visit | undefined;
    for (let time = 0; time < TIMES_ALONE && !isHeard(alone); time++)
      alone = (await talk(subject, [FIRST_MESSAGE])).visited.visit;
    return alone && !isHeard(alone)
      ? fail({ code: 'stuck', several: true }, alone)
      : fail({ code: 'busy-with-one' }, beside);
  },
};

/** The answers show seconds, so after this pause the time must have changed. */
const PAUSE_MS = 1_100;

/** Each answer must show the current time. */
export const clockGoesOn: Rule = {
  id: '7.7',
  needs: ['2.4', '6.1'],
  transport: 'tcp',
  async test(subject) {
    const dialogue = await talk(subject, [FIRST_MESSAGE, FIRST_MESSAGE], { pauseMs: PAUSE_MS });
    const [first, second] = dialogue.answers.map(answer => timeIn(answer.toString()));
    const standsStill = first !== undefined && first === second;
    return standsStill ? fail({ code: 'clock-stands-still' }, dialogue.visited.visit) : pass();
  },
};

const DATAGRAMS = 10;

/** Each lost datagram costs a long wait, and more of them prove nothing new. */
const MOST_LOST = 3;

/** Every datagram must be answered. They go one after the other, so that a slow server is not called one that loses them. */
export const everyDatagram: Rule = {
  id: '7.8',
  needs: ['7.2'],
  transport: 'udp',
  async test({ send }) {
    let asked = 0;
    let answered = 0;
    while (asked < DATAGRAMS && asked - answered < MOST_LOST) {
      const answer = await send(Buffer.from(`${FIRST_MESSAGE} ${asked}`));
      if (answer === 'closed')
        return fail({ code: 'one-shot', datagrams: true, ...(answered > 0 && { several: true }) });
      asked++;
      if (answer) answered++;
    }
    return answered === asked ? pass() : fail({ code: 'lost', answered, asked });
  },
};
