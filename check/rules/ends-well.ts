import { sentLineEnd } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
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
        return pass({ code: 'kept-open' });
      default:
        return pass();
    }
  },
};
