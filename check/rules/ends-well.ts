import { SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { askPlainly, sentLineEnd } from '../ask.ts';
import { fail, pass, type Rule, type Subject } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** No reset comes after the reply. That a connection stays open is worth a word. */
export const endsWell: Rule = {
  id: '2.6',
  needs: ['2.5'],
  finds: ['reset-after-reply'],
  async test(subject) {
    const said = await firstVisit(subject);
    switch (said?.ending) {
      case 'reset':
        // A line end that came late and lies unread resets the connection, too: that is our doing.
        return sentLineEnd(said) ? pass() : fail({ code: 'reset-after-reply' }, said);
      case 'left':
        return (await staysOpen(subject)) ? pass({ code: 'kept-open' }) : pass();
      default:
        return pass();
    }
  },
};

/** The first visit leaves soon after the reply. A second one waits longer, since a server may sleep before it closes. */
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
