import { SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { askPlainly, sentLineEnd } from '../ask.ts';
import { fail, pass, type Rule, type Subject } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** The reply must not be followed by a reset. A connection that stays open is only noted. */
export const endsWell: Rule = {
  id: '2.6',
  needs: ['2.5'],
  async test(subject) {
    const said = await firstVisit(subject);
    switch (said.ending) {
      case 'reset':
        // Our own late line end, left unread by the server, also causes a reset: not the server's fault.
        return !sentLineEnd(said) && (await isReset(subject))
          ? fail({ code: 'reset-after-reply' }, said)
          : pass();
      case 'left':
        return (await staysOpen(subject)) ? pass({ code: 'kept-open' }) : pass();
      default:
        return pass();
    }
  },
};

/** Whether a second reply is followed by a reset, too: one may be an accident, such as a request that came too late. */
async function isReset({ visit }: Subject): Promise<boolean> {
  const again = await visit(askPlainly);
  return again.visit ? again.visit.ending === 'reset' : again.failure === 'refused';
}

/** Whether the connection stays open: unlike the first visit, this one waits for servers that sleep before they close. */
async function staysOpen({ visit }: Subject): Promise<boolean> {
  let isOpen = false;
  await visit(async connection => {
    await askPlainly(connection);
    if (connection.received().length === 0) return;
    await connection.pause(SLOW_AFTER_MS);
    isOpen = !connection.isOver();
  });
  return isOpen;
}
