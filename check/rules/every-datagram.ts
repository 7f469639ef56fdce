import { FIRST_MESSAGE } from '../dialogue.ts';
import { fail, pass, type Rule } from '../subject.ts';

const DATAGRAMS = 10;

/** Every datagram must be answered. */
export const everyDatagram: Rule = {
  id: '7.8',
  needs: ['7.2'],
  finds: ['lost'],
  transport: 'udp',
  async test({ send }) {
    const numbers = Array.from({ length: DATAGRAMS }, (_, index) => `${FIRST_MESSAGE} ${index}`);
    const answers = await Promise.all(numbers.map(message => send(Buffer.from(message))));
    const answered = answers.filter(answer => answer !== undefined).length;
    return answered === DATAGRAMS ? pass() : fail({ code: 'lost', answered, asked: DATAGRAMS });
  },
};
