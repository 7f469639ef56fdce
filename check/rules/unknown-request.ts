import { REQUEST_DEADLINE_MS } from '../../shared/protocol.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { unlessGone } from './alive.ts';

/** How long a server may take to give up on a request: the deadline in the protocol, and a little for the network. */
const PATIENCE_MS = REQUEST_DEADLINE_MS + 500;

/** An unknown request must be answered or hung up on; the client must not be left waiting. */
export const unknownRequest: Rule = {
  id: '6.6',
  needs: ['6.1'],
  strict: true,
  async test(subject) {
    let isHeard = false;
    const visited = await subject.visit(async connection => {
      connection.send('PUT\r\n');
      isHeard =
        (await connection.waitFor(received => received.length > 0, PATIENCE_MS)) || connection.isOver();
    });
    const outcome = isHeard ? pass() : fail({ code: 'unknown-request' }, visited.visit);
    return unlessGone(subject, outcome, 'unknown');
  },
};
