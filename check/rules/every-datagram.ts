import { FIRST_MESSAGE } from '../dialogue.ts';
import { fail, pass, type Rule } from '../subject.ts';

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
